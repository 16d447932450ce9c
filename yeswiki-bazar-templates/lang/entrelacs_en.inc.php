<?php

/* The extension's texts, a file for each part. */
return array_merge(...array_map(static fn (string $file): array => include $file, glob(__DIR__ . '/en/*.php')));
