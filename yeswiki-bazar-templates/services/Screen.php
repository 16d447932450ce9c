<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\Model;
use YesWiki\Entrelacs\Entity\Site;
use YesWiki\Wiki;

/** What pages of the extension need of the wiki around them: the reader's language, addresses, built files. */
class Screen
{
    /** @var array<string, array<string, mixed>> What the build says, by the name of its list. */
    private array $built = [];

    public function __construct(
        private Wiki $wiki,
        private Site $site,
        private Model $model
    ) {
    }

    /** `fr` or `en`: the language in which YesWiki speaks to the one who looks. */
    public function lang(): string
    {
        return ($GLOBALS['prefered_language'] ?? $this->site->lang()) === 'fr' ? 'fr' : 'en';
    }

    /** Address of a page or entry. */
    public function pageUrl(string $tag): string
    {
        return $this->wiki->Href('', $tag, [], false);
    }

    /** The wiki's own address as its configuration says it: `https://wiki.example/?`. */
    public function base(): string
    {
        return (string) $this->wiki->GetConfigValue('base_url');
    }

    /** Tag of the page that is shown. */
    public function page(): string
    {
        return (string) $this->wiki->GetPageTag();
    }

    /** Path of a built file by its name in the sources; its own name changes with its content, so that no browser keeps an old one. */
    public function file(string $name): string
    {
        return 'tools/entrelacs/' . ($this->built('assets.json')[$name] ?? $name);
    }

    /** Addresses of the modules that a script stands on: a page that names them has all of them fetched at once. @return string[] */
    public function modules(string $script): array
    {
        return array_map(fn (string $path): string => $this->site->fileUrl($path), $this->built('modules.json')[$script] ?? []);
    }

    /** A list that the build wrote; empty in the sources. @return array<string, mixed> */
    protected function built(string $list): array
    {
        if (!isset($this->built[$list])) {
            $path = $this->folder() . "/$list";
            $this->built[$list] = is_file($path) ? json_decode(file_get_contents($path), true) : [];
        }

        return $this->built[$list];
    }

    /** Where the extension is. */
    protected function folder(): string
    {
        return dirname(__DIR__);
    }

    /** The stylesheet; null where the page has it already: YesWiki itself sees no repetition of the first that it was given. */
    public function style(): ?string
    {
        $file = $this->file('styles/entrelacs.css');

        return strpos((string) ($GLOBALS['css'] ?? ''), $file) === false ? $file : null;
    }

    /** The label of an entity's field. */
    public function label(string $entity, string $field): string
    {
        return $this->model->entity($entity)->fields[$field]->label[$this->lang()];
    }

    /** The name of an entity, of many where asked. */
    public function nameOf(string $entity, bool $isPlural = false): string
    {
        $type = $this->model->entity($entity);

        return ($isPlural ? $type->plural : $type->label)[$this->lang()];
    }

    /** The title of a list, by its tag in the model. */
    public function listTitle(string $list): string
    {
        return $this->model->lists[$list]['title'][$this->lang()] ?? $list;
    }

    /** The label of a choice; the key itself where the model has none. */
    public function choice(string $entity, string $field, string $key): string
    {
        return $this->model->entity($entity)->fields[$field]->choices[$key][$this->lang()] ?? $key;
    }

    /** A day as read in the reader's language; empty for none. */
    public function day(?string $day): string
    {
        if ($day === null || preg_match('/^(\d{4})-(\d{2})-(\d{2})$/D', $day, $part) !== 1) {
            return '';
        }

        return $this->lang() === 'fr' ? "$part[3]/$part[2]/$part[1]" : $day;
    }

    /** A day without its year where that is this one: "23 oct.". */
    public function shortDay(string $day): string
    {
        if (preg_match('/^(\d{4})-(\d{2})-(\d{2})$/D', $day, $part) !== 1) {
            return $day;
        }
        $month = explode(' ', _t('ENTRELACS_MONTHS'))[(int) $part[2] - 1] ?? $part[2];
        $number = (int) $part[3] === 1 ? _t('ENTRELACS_FIRST') : (string) (int) $part[3];

        return "$number $month" . ($part[1] === date('Y') ? '' : " $part[1]");
    }

    /** A number as read in the reader's language. */
    public function number(float $value): string
    {
        $isFrench = $this->lang() === 'fr';
        $digits = floor($value) === $value ? 0 : 1;

        return number_format($value, $digits, $isFrench ? ',' : '.', $isFrench ? "\u{202F}" : ',');
    }
}
