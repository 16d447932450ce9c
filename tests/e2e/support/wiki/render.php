<?php

/*
 * A page of the extension by the real Twig: reads `{action, arguments, answer, account, lang, base, built}` as JSON, prints `{html, styles, scripts}`. YesWiki's own classes are
 * stand-ins, as in tests/php; templates, services and texts are those of the built extension.
 */

namespace YesWiki {
    class Wiki
    {
        public string $base = '';

        public function Href($method, $tag, $params = [], $htmlspchars = true)
        {
            return $this->base . $tag;
        }

        public function GetPageTag()
        {
            return 'PageDEssai';
        }

        public function GetConfigValue($name, $default = '')
        {
            return $name === 'base_url' ? $this->base : $default;
        }
    }
}

namespace YesWiki\Core\Service {
    class TemplateEngine
    {
        /** @var string[] */
        public array $styles = [];
        /** @var string[] */
        public array $scripts = [];
        private \Twig\Environment $twig;

        public function __construct(string $built)
        {
            $loader = new \Twig\Loader\FilesystemLoader();
            $loader->addPath("$built/templates", 'entrelacs');
            $this->twig = new \Twig\Environment($loader, ['strict_variables' => false]);
            $functions = [
                '_t' => static fn ($key, $params = []) => html_entity_decode(_t($key, $params)),
                'csrfToken' => static fn () => 'a-token',
                'include_css' => function ($file) { $this->styles[] = $file; },
                'include_javascript' => function ($file, $first = false, $module = false) { $this->scripts[] = $file; },
            ];
            foreach ($functions as $name => $function) {
                $this->twig->addFunction(new \Twig\TwigFunction($name, $function));
            }
        }

        /** As YesWiki does: its own configuration takes the name `config`, whatever a template was given under it. */
        public function render($template, $data = [])
        {
            return $this->twig->render($template, array_merge($data, ['config' => ['mysql_password' => 'secret']]));
        }
    }
}

namespace {
    use Entrelacs\Tests\MemorySite;
    use Entrelacs\Tests\MemoryVisitor;
    use YesWiki\Core\Service\TemplateEngine;
    use YesWiki\Entrelacs\Entity\Model;
    use YesWiki\Entrelacs\Service\BoardPage;
    use YesWiki\Entrelacs\Service\EntitiesReader;
    use YesWiki\Entrelacs\Service\GesturePage;
    use YesWiki\Entrelacs\Service\GristPage;
    use YesWiki\Entrelacs\Service\Parameters;
    use YesWiki\Entrelacs\Service\Screen;
    use YesWiki\Entrelacs\Service\Tables;
    use YesWiki\Wiki;

    require '/usr/share/php/Twig/autoload.php';
    require dirname(__DIR__, 3) . '/php/bootstrap.php';

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

    $asked = json_decode(stream_get_contents(STDIN), true);
    $GLOBALS['prefered_language'] = $asked['lang'];
    $GLOBALS['translations'] = include dirname(__DIR__, 4) . "/yeswiki-bazar-templates/lang/entrelacs_$asked[lang].inc.php";
    $wiki = new Wiki();
    $wiki->base = $asked['base'];
    $model = Model::read("$asked[built]/model/model.json");
    $site = new MemorySite();
    $site->lang = $asked['lang'];
    $site->settings['entrelacs_grist_hosts'] = $asked['hosts'] ?? [];
    $visitor = new MemoryVisitor();
    $visitor->name = $asked['account'];
    $screen = new class($wiki, $site, $model, "$asked[built]/assets.json") extends Screen {
        private array $built;

        public function __construct($wiki, $site, $model, $list)
        {
            parent::__construct($wiki, $site, $model);
            $this->built = json_decode(file_get_contents($list), true);
        }

        public function file(string $name): string
        {
            return 'tools/entrelacs/' . ($this->built[$name] ?? $name);
        }
    };
    $twig = new TemplateEngine($asked['built']);
    $parameters = new Parameters($model);
    switch ($asked['action']) {
        case 'grist':
            $html = (new GristPage($site, $screen, $parameters, $twig))->render($asked['arguments']);
            break;
        case 'gesture':
            $html = (new GesturePage($screen, $visitor, $twig))->render($asked['arguments']);
            break;
        default:
            $html = (new BoardPage(new FixedReader($asked['answer']), new Tables($screen), $screen, $parameters, $visitor, $twig))->render($asked['action'], (array) $asked['arguments']);
    }
    echo json_encode(['html' => $html, 'styles' => array_values(array_unique($twig->styles)), 'scripts' => array_values(array_unique($twig->scripts))]);
}
