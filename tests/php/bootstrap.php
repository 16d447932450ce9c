<?php

/* Classes of the extension as YesWiki finds them, its texts, and stand-ins for what it asks of YesWiki. */

date_default_timezone_set('Europe/Paris');

spl_autoload_register(static function (string $class): void {
    $folders = ['Entity' => 'entities', 'Exception' => 'exceptions', 'Service' => 'services', 'Controller' => 'controllers'];
    if (preg_match('/^YesWiki\\\\Entrelacs\\\\(Entity|Exception|Service|Controller)\\\\(\w+)$/', $class, $part) === 1) {
        require dirname(__DIR__, 2) . "/yeswiki-bazar-templates/{$folders[$part[1]]}/{$part[2]}.php";
    } elseif (preg_match('/^Entrelacs\\\\Tests\\\\(\w+)$/', $class, $part) === 1 && is_file(__DIR__ . "/stand-ins/{$part[1]}.php")) {
        require __DIR__ . "/stand-ins/{$part[1]}.php";
    }
});

$GLOBALS['translations'] = include dirname(__DIR__, 2) . '/yeswiki-bazar-templates/lang/entrelacs_fr.inc.php';

/** A text in the wiki's language, as YesWiki looks it up. */
function _t(string $key, array $params = []): string
{
    $text = $GLOBALS['translations'][$key] ?? $key;
    foreach ($params as $name => $value) {
        $text = str_replace('%{' . $name . '}', (string) $value, $text);
    }

    return $text;
}

/** A text without accents, as Bazar makes names of pages. */
function removeAccents(string $text): string
{
    return preg_replace(['/&([a-z])(?:acute|cedil|caron|circ|grave|orn|ring|slash|th|tilde|uml);/i', '/&([a-z]{2})lig;/i', '/&[^;]+;/'], ['$1', '$1', ''], htmlentities($text, ENT_NOQUOTES, 'UTF-8'));
}
