// Stands at the only way in: the record of a delivery is evidence, and only the hub, which made the delivery, writes one.
import { Problem } from '../../problem.ts';
import type { Guard } from '../../store/write/change.ts';
import { isDelivery } from './delivery-record.ts';

export const deliveryGuard: Guard = ({ type, before, after, actor }) => {
  if (type !== 'Communication' || actor.kind === 'hub') return undefined;
  const was = before !== undefined && isDelivery(before);
  const willBe = after !== undefined && isDelivery(after);
  if (was) throw stays();
  if (willBe) throw notByHand();
  return undefined;
};

const AT = "Communication.category.coding.where(code='notification')";

const stays = (): Problem =>
  new Problem(
    'business-rule',
    {
      en: 'This Communication is the record of a delivery, and only the hub writes it: it is neither changed nor deleted. Record a contact of your own as a new Communication.',
      ja: 'この Communication は送達の記録です。ハブだけが書き込み、変更や削除はできません。取った連絡は、新しい Communication として登録してください。',
    },
    { at: AT },
  );

const notByHand = (): Problem =>
  new Problem(
    'business-rule',
    {
      en: 'Records of deliveries (category notification) are written by the hub alone, when it delivers. Record a contact that was made without this category.',
      ja: '送達の記録（category が notification の Communication）は、送達のときにハブだけが書き込みます。取った連絡は、この category を付けずに登録してください。',
    },
    { at: AT },
  );
