// Enquiry hours: only what is certain becomes availableTime; the printed line and every doubt go along.
import { extension, part, parts, present, structure, time, unverified } from './datatypes.mjs';

const NAMES = { mon: '月曜日', tue: '火曜日', wed: '水曜日', thu: '木曜日', fri: '金曜日', sat: '土曜日', 'sat-pm': '土曜日午後', sun: '日曜日', holiday: '祝日', 'year-end': '年末年始' };

export const hoursAsPrinted = ({ hours }) => extension('hours-as-printed', 'String', hours?.printed);

export const availableTimes = ({ hours }) =>
  hours?.open.map(({ days, from, to }) => ({ daysOfWeek: days, availableStartTime: time(from), availableEndTime: time(to) }));

export const notAvailable = ({ hours }) => hours?.closed.map(closure);

function closure({ days, exceptEmergency, printedHours, note, unverified: mark }) {
  const named = days.map((day) => NAMES[day]).join('・');
  const remark = note?.ja ?? (printedHours && `${printedHours.from}～${printedHours.to} の受付があるかは未確認`) ?? (mark && '未確認');
  return present({
    extension: [
      { url: structure('closed-on'), extension: [...parts('day', 'Code', days), ...part('except-emergency', 'Boolean', exceptEmergency)] },
      ...unverified(mark),
    ],
    description: remark ? `${named}（${remark.replace(/。$/, '')}）` : named,
  });
}
