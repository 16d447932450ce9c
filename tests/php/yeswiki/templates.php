<?php

/* A stand-in for YesWiki's own renderer, over the real Twig: the functions that our templates call, and what they asked the page to load. */

namespace YesWiki\Core\Service;

require_once 'Twig/autoload.php';

class TemplateEngine
{
    /** @var string[] Files that the page loads, as templates asked. */
    public array $styles = [];
    /** @var string[] */
    public array $scripts = [];
    /** @var array<string, callable(array<string, mixed>): string> What `renderAction` calls, by the action's name. */
    public array $actions = [];
    private \Twig\Environment $twig;

    /** @param string $extension folder of the extension */
    public function __construct(string $extension)
    {
        $loader = new \Twig\Loader\FilesystemLoader();
        $loader->addPath("$extension/templates", 'entrelacs');
        $loader->addPath("$extension/templates/bazar", 'bazar');
        $loader->addPath(__DIR__ . '/templates/bazar', 'bazar');
        $this->twig = new \Twig\Environment($loader, ['strict_variables' => false]);
        $functions = [
            '_t' => static fn ($key, $params = []) => html_entity_decode(_t($key, $params)),
            'csrfToken' => static fn () => 'a-token',
            'include_css' => function ($file) { $this->styles[] = $file; },
            'include_javascript' => function ($file, $first = false, $module = false) { $this->scripts[] = $file; },
            'renderAction' => fn (string $name, array $arguments = []): string => ($this->actions[$name] ?? static fn (): string => "<!-- no action $name -->")($arguments),
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
