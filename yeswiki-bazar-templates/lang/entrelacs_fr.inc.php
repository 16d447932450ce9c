<?php

/* Les textes de l'extension, un fichier par domaine. */
return array_merge(...array_map(static fn (string $file): array => include $file, glob(__DIR__ . '/fr/*.php')));
