// An address that leads nowhere.
import { View } from '../parts/view.js';

export function NotFoundView() {
  return (
    <View title="Nothing here">
      <p>
        There is no view at this address. <a href="/events">All events</a> and <a href="/">what is new</a> are a good
        start.
      </p>
    </View>
  );
}
