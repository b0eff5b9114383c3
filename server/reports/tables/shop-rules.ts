/** The shop's own overtime and rounding, where nobody asks for others. */
import type { ReportSettings } from '#schema/contract/report-settings.ts';
import type { TableQuery } from '#schema/contract/table-reports.ts';
import type { TableName } from '#schema/rules/table-columns.ts';
import type { AppContext } from '#server/context.ts';
import type { Reader } from '#server/db/statements.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readReportSettings } from '#server/settings/report-settings.queries.ts';
import type { Question } from './question.ts';
import { declarationOf } from './table.ts';

type Rules = Pick<ReportSettings, 'weekOvertimeHours' | 'dayOvertimeHours' | 'roundMinutes'>;

/** Who names one rule of overtime means no other one but the usual week. */
export function withRules(query: TableQuery, rules: Rules): TableQuery {
  const { weekOvertimeHours: week, dayOvertimeHours: day, roundMinutes } = rules;
  const isSaid = query.weekHours !== undefined || query.dayHours !== undefined;
  return {
    ...query,
    ...(!isSaid && { weekHours: week ?? 'none', dayHours: day ?? undefined }),
    round: query.round ?? roundMinutes,
  };
}

export function shopQuery(reader: Reader, name: TableName, query: TableQuery): TableQuery {
  const isPayroll = declarationOf(name).filters.includes('weekHours');
  return isPayroll ? withRules(query, readReportSettings(reader)) : query;
}

/** What was asked, with what the shop has set and the day it is there. */
export function withShopRules(
  { reader, settings, clock }: Pick<AppContext, 'reader' | 'settings' | 'clock'>,
  asked: Omit<Question, 'today'>,
): Question {
  const today = plantCalendar(settings().plantTimeZone).dayOf(clock());
  return { ...asked, query: shopQuery(reader, asked.name, asked.query), today };
}
