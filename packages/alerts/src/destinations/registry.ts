// Every kind of destination. Add a file and a line here (and its name to the table's check in migrations).
import type { Channel } from '@cellwire/store';
import type { Destination } from './destination.js';
import { discord } from './discord.js';
import { digest, email } from './email.js';
import { slack } from './slack.js';
import { teams } from './teams.js';
import { webhook } from './webhook.js';

export const destinations: Readonly<Record<Channel, Destination>> = { webhook, slack, teams, discord, email, digest };
