// The sixteen event types of the annotation contract with their roles; a role marked * identifies the event.
const TABLE = `
jv_formation: partner* venture* stake investment capacity place
jv_dissolution: partner* venture* facility place
stake_sale: seller* target* buyer* stake price value place
facility_sale: seller* buyer* facility* price place
writedown: company* amount*
supply_contract: supplier* customer* volume value segment period place
contract_cancellation: supplier* customer* volume value segment
order_target: company* volume* segment period place
sales_target: company* change amount volume segment period
capacity_target: company* volume* segment period place
facility_plan: operator* facility* place* investment capacity segment start
facility_start: operator* facility* place* capacity segment
facility_conversion: operator* facility* place* segment capacity
facility_halt: operator* facility* place* investment capacity
layoff: company* headcount* facility place
policy_change: jurisdiction* measure*`;

export interface ContractType {
  type: string;
  roles: string[];
  identifying: string[];
}

/** The contract's types in its order. A pack of another industry has types of its own. */
export const CONTRACT_TYPES: readonly ContractType[] = TABLE.trim()
  .split('\n')
  .map(line => {
    const [type = '', roles = ''] = line.split(': ');
    const names = roles.split(' ');
    return {
      type,
      roles: names.map(r => r.replace('*', '')),
      identifying: names.filter(r => r.endsWith('*')).map(r => r.slice(0, -1)),
    };
  });
