/** Every way the data can change, on one page. */
import { approveTime, reopenTime } from './approvals/approvals.commands.ts';
import { recordVerification } from './audit/audit.commands.ts';
import { choosePin, recordFailure, reserveAttempt, signIn, signOut } from './auth/auth.commands.ts';
import { recordOfflineSignIn } from './capture/proof/proof.commands.ts';
import { captureTap } from './capture/capture.commands.ts';
import { acceptTap, discardTap } from './capture/decisions.commands.ts';
import { agreeToTimes } from './corrections/agreement.commands.ts';
import { addMissedSession } from './corrections/add.commands.ts';
import { correctSession } from './corrections/corrections.commands.ts';
import { markNoticesSeen } from './corrections/notices.commands.ts';
import { splitSession } from './corrections/split.commands.ts';
import { correctUsage, voidUsage } from './corrections/usage-corrections.commands.ts';
import { voidSession } from './corrections/void.commands.ts';
import { addPayRate } from './costing/pay-rates.commands.ts';
import { rebuildDay, rebuildMonth, rebuildOrders } from './costing/rollups.commands.ts';
import { recostBatch } from './costing/recost.commands.ts';
import { seedDemoActivity, seedDemoShop } from './demo/demo.commands.ts';
import {
  changeDevice,
  enrolDevice,
  inviteDevice,
  reinviteDevice,
  revokeDevice,
} from './devices/devices.commands.ts';
import { saveBeats } from './devices/heartbeats.commands.ts';
import { endWork, switchWork } from './floor/floor.commands.ts';
import { removeFixtures } from './fixtures/fixtures.commands.ts';
import { addMaterial, changeMaterial } from './materials/catalog.commands.ts';
import { logMaterial } from './materials/materials.commands.ts';
import { createOrder } from './orders/orders.commands.ts';
import { addTaskType, changeTaskType } from './orders/task-types.commands.ts';
import { tidySearch } from './orders/tidy-search.commands.ts';
import { adoptItem } from './reference/adopt.commands.ts';
import { discard, flip, fold } from './reference/flip.commands.ts';
import { mergeOrder } from './reference/merge.commands.ts';
import { acceptImport, recordImport } from './reference/record.commands.ts';
import { stageCustomers, stageNames } from './reference/stage-customers.commands.ts';
import { stageItems } from './reference/stage-items.commands.ts';
import { stageGone, stageOrders } from './reference/stage-orders.commands.ts';
import { deactivateUser } from './sessions/deactivation.commands.ts';
import { closeSessionCommand } from './sessions/closure.commands.ts';
import { startSession } from './sessions/start.commands.ts';
import { undoTap } from './sessions/undo.commands.ts';
import { beginGeneration } from './settings/generation.commands.ts';
import { registerSecrets } from './settings/secrets.commands.ts';
import { expireAnswers } from './settings/expire-answers.commands.ts';
import { changeSetting } from './settings/change-setting.commands.ts';
import { initialiseSettings } from './settings/settings.commands.ts';
import { changeOwnLanguage } from './users/own-language.commands.ts';
import { addTeam, renameTeam, retireTeam } from './users/teams.commands.ts';
import { unlockUser } from './users/unlock.commands.ts';
import { setPassword, setPin } from './users/secrets.commands.ts';
import { changeUser, createAdmin, createUser } from './users/users.commands.ts';
import { deleteView, saveView } from './views/views.commands.ts';

export const commands = [
  initialiseSettings,
  beginGeneration,
  registerSecrets,
  expireAnswers,
  changeSetting,
  createAdmin,
  createUser,
  changeUser,
  changeOwnLanguage,
  addTeam,
  renameTeam,
  retireTeam,
  setPin,
  setPassword,
  unlockUser,
  reserveAttempt,
  recordFailure,
  signIn,
  choosePin,
  signOut,
  inviteDevice,
  reinviteDevice,
  enrolDevice,
  changeDevice,
  revokeDevice,
  saveBeats,
  addTaskType,
  changeTaskType,
  createOrder,
  tidySearch,
  addPayRate,
  rebuildOrders,
  rebuildDay,
  rebuildMonth,
  recostBatch,
  approveTime,
  reopenTime,
  startSession,
  closeSessionCommand,
  undoTap,
  deactivateUser,
  addMaterial,
  changeMaterial,
  logMaterial,
  correctSession,
  addMissedSession,
  splitSession,
  voidSession,
  agreeToTimes,
  correctUsage,
  voidUsage,
  markNoticesSeen,
  endWork,
  switchWork,
  recordOfflineSignIn,
  captureTap,
  acceptTap,
  discardTap,
  recordVerification,
  saveView,
  deleteView,
  stageCustomers,
  stageNames,
  stageOrders,
  stageGone,
  stageItems,
  flip,
  fold,
  discard,
  recordImport,
  acceptImport,
  mergeOrder,
  adoptItem,
  removeFixtures,
  seedDemoShop,
  seedDemoActivity,
] as const;

type AnyCommand = (typeof commands)[number];
type Named<Name extends string> = Extract<AnyCommand, { name: Name }>;

export type CommandName = AnyCommand['name'];
export type CommandInput<Name extends CommandName> = Parameters<Named<Name>['run']>[1];
export type CommandAnswer<Name extends CommandName> = ReturnType<Named<Name>['run']>;
