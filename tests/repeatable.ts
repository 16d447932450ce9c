import fc from 'fast-check';

// A run of the checks says the same twice. `FC_SEED=$RANDOM npx vitest run` looks elsewhere; a failure prints the seed to come back to.
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 1901) });
