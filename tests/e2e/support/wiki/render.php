<?php

/*
 * A page of the extension by the real Twig: reads `{action, arguments, answer, account, lang, base, built}` as JSON, prints `{html, styles, scripts}`. YesWiki's own classes are
 * stand-ins, those of tests/php; templates, services and texts are those of the built extension.
 */

use Entrelacs\Tests\Pages;
use Entrelacs\Tests\World;
use YesWiki\Entrelacs\Service\EntitiesReader;
use YesWiki\Entrelacs\Service\Screen;
use YesWiki\Wiki;

$asked = json_decode(stream_get_contents(STDIN), true);
putenv("ENTRELACS_MODEL=$asked[built]/model");
require dirname(__DIR__, 3) . '/php/bootstrap.php';
require dirname(__DIR__, 3) . '/php/yeswiki/core.php';
$GLOBALS['prefered_language'] = $asked['lang'];
$GLOBALS['translations'] = include dirname(__DIR__, 4) . "/yeswiki-bazar-templates/lang/entrelacs_$asked[lang].inc.php";

/** Rows that were read already. */
class FixedReader extends EntitiesReader
{
    private array $answer;

    public function __construct(array $answer)
    {
        $this->answer = $answer;
    }

    public function read(?array $only = null, array $binding = []): array
    {
        return $this->answer;
    }
}

/** Built files, as the build names them. */
class BuiltScreen extends Screen
{
    private string $extension;

    public function __construct($wiki, $site, $model, string $folder)
    {
        parent::__construct($wiki, $site, $model);
        $this->extension = $folder;
    }

    protected function folder(): string
    {
        return $this->extension;
    }
}

$world = ($asked['isInstalled'] ?? true) ? World::installed() : new World();
$world->as($asked['account']);
$world->site->lang = $asked['lang'];
$world->site->url = rtrim($asked['base'], '?');
$world->site->settings['entrelacs_grist_hosts'] = $asked['hosts'] ?? [];
$wiki = new Wiki(['base_url' => $asked['base']]);
$pages = new Pages($world, new FixedReader($asked['answer']), new BuiltScreen($wiki, $world->site, $world->model, $asked['built']), $asked['built']);
$arguments = (array) $asked['arguments'];

/** The page of an entry, as the built template of its form has it made. */
$entry = static function (string $entity, string $tag) use ($world, $pages): string {
    $fiche = $world->entry($entity, $tag)->data;
    Wiki::$page = $tag;

    return $pages->twig->render("@bazar/fiche-$fiche[id_typeannonce].twig", ['fiche' => $fiche, 'form' => ['prepared' => []], 'html' => []]);
};

switch ($asked['action']) {
    case 'grist':
        $html = $pages->grist($arguments);
        break;
    case 'gesture':
        $html = $pages->gesture($arguments);
        break;
    case 'entry':
        $html = $entry($arguments['entity'], $arguments['tag']);
        break;
    case 'admin':
        if ($asked['hasDemo']) {
            $world->entry('task', 'Essai', ['bf_uid' => 'demo-essai']);
        }
        $world->conflicts()->replace(['conflicts' => $asked['conflicts'] ?? []]);
        $html = $pages->admin();
        break;
    case 'none':
        $html = '<p>' . htmlspecialchars($arguments['text'] ?? '') . '</p>';
        break;
    default:
        $html = $pages->board($asked['action'], $arguments);
}
echo json_encode(['html' => $html, 'styles' => array_values(array_unique($pages->twig->styles)), 'scripts' => array_values(array_unique($pages->twig->scripts))]);
