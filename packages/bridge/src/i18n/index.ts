import { commonMessages, kpiMessages, kpiRowMessages, setupDoctorMessages, setupLinkMessages, setupMessages, type Catalogue } from '@entrelacs/core';
import { cliMessages } from './cli.ts';
import { configMessages } from './config.ts';
import { hostMessages } from './hosts.ts';
import { syncMessages } from './sync-messages.ts';

/** Everything that the bridge says. */
export const bridgeMessages: Catalogue = { ...commonMessages, ...kpiMessages, ...kpiRowMessages, ...setupMessages, ...setupDoctorMessages, ...setupLinkMessages, ...cliMessages, ...configMessages, ...hostMessages, ...syncMessages };
