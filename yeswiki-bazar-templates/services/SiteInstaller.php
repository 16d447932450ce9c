<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\Form;
use YesWiki\Entrelacs\Entity\FormMatch;
use YesWiki\Entrelacs\Entity\Model;
use YesWiki\Entrelacs\Entity\PlainText;
use YesWiki\Entrelacs\Entity\Site;
use YesWiki\Entrelacs\Entity\Structure;

/**
 * Pages of the boards, and on request those of a whole site: site/pages.json says which, site/<lang>/ what is in them. A page that exists stays as it is. Lists and
 * maps are laid over forms that YesWiki ships, found by their names, else over forms of site/forms.json.
 */
class SiteInstaller
{
    public function __construct(
        private Model $model,
        private Bindings $bindings,
        private Structure $structure,
        private Site $site
    ) {
    }

    /** `PartState` of each page: those of the boards, and of the site once it has one. @return array<int, array<string, mixed>> */
    public function parts(): array
    {
        $pages = $this->described('pages');
        $states = array_map(fn (array $page): bool => $this->structure->page($this->tagOf($page)) !== null, $pages);
        $hasSite = array_filter($states, static fn (bool $exists, int $at): bool => $exists && $pages[$at]['set'] === 'site', ARRAY_FILTER_USE_BOTH) !== [];
        $parts = [];
        foreach ($pages as $at => $page) {
            if ($page['set'] === 'boards' || $hasSite) {
                $details = $states[$at] ? [] : [_t('ENTRELACS_PAGE_missing', ['page' => $this->tagOf($page)])];
                $parts[] = ['kind' => 'page', 'name' => $page['name'], 'state' => $states[$at] ? 'ok' : 'missing', 'id' => $this->tagOf($page), 'details' => $details];
            }
        }

        return $parts;
    }

    /** Creates pages that are missing. @param string[]|null $only parts by `page:name`; null for all that the boards need */
    public function install(?array $only, bool $withSite): void
    {
        foreach ($this->described('pages') as $page) {
            $isAsked = ($only === null && $page['set'] === 'boards') || ($withSite && $page['set'] === 'site') || in_array("page:{$page['name']}", $only ?? [], true);
            if ($isAsked && $this->structure->page($this->tagOf($page)) === null) {
                $this->structure->createPage($this->tagOf($page), $this->body($page), $page['read'], $page['write']);
            }
        }
    }

    /** @param array<string, mixed> $page */
    private function tagOf(array $page): string
    {
        return $page['tag'][$this->site->lang()];
    }

    /** The text of a page, with the ids of this wiki's forms for `{form:name}`, and for `{field:entity.key}` what its entries call it. @param array<string, mixed> $page */
    private function body(array $page): string
    {
        $text = file_get_contents($this->path("{$this->site->lang()}/{$page['name']}.txt"));
        $text = preg_replace_callback('/{form:(\w+)}/', fn (array $part): string => (string) $this->formId($part[1]), $text);

        return preg_replace_callback('/{field:(\w+)\.(\w+)}/', fn (array $part): string => $this->bindings->own($part[1])->places[$part[2]]->property ?? '', $text);
    }

    /** The form of that name: an entity's, one that YesWiki ships, else one of ours for the site, made when it is first needed. */
    private function formId(string $name): int
    {
        $forms = array_column($this->described('forms'), null, 'name');
        if (!isset($forms[$name])) {
            return $this->bindings->own($name)->form->id ?? 0;
        }
        $labels = array_map(static fn (string $label): string => PlainText::normal(PlainText::ofStored($label)), $this->structure->formLabels());
        foreach ($forms[$name]['labels'] as $label) {
            $id = array_search(PlainText::normal($label), $labels, true);
            if ($id !== false) {
                return $id;
            }
        }
        $form = $forms[$name][$this->site->lang()];
        for ($id = $forms[$name]['id']; isset($labels[$id]);) {
            $id++;
        }
        $this->structure->saveForm($id, [
            'bn_label_nature' => $form['label'],
            'bn_description' => $form['description'],
            'bn_condition' => '',
            'bn_sem_context' => '',
            'bn_sem_type' => '',
            'bn_sem_use_template' => '1',
            'bn_template' => FormMatch::redirected(implode("\r\n", $form['lines']), $this->ownIds()),
            'bn_ce_i18n' => $this->site->lang() === 'fr' ? 'fr-FR' : 'en-GB',
        ]);

        return $id;
    }

    /** The form of that id, where `formId` made it for the site; null for other forms. YesWiki gives no form an id from 1000 to 9999. */
    public function ownForm(int $id): ?Form
    {
        foreach ($id > 999 && $id < 10000 ? $this->described('forms') : [] as $asked) {
            $form = $id < $asked['id'] ? null : $this->structure->form($id);
            if ($form !== null && in_array($form->label, $asked['labels'], true)) {
                return $form;
            }
        }

        return null;
    }

    /** Ids of our forms in this wiki, by those that the model gives them. @return array<string, string> */
    private function ownIds(): array
    {
        $ids = [];
        foreach ($this->model->entities as $name => $type) {
            $own = $this->bindings->own($name);
            if ($own !== null) {
                $ids[(string) $type->formId] = (string) $own->form->id;
            }
        }

        return $ids;
    }

    /** @return array<int, array<string, mixed>> */
    private function described(string $file): array
    {
        return json_decode(file_get_contents($this->path("$file.json")), true, 512, JSON_THROW_ON_ERROR);
    }

    private function path(string $file): string
    {
        return dirname(__DIR__) . "/site/$file";
    }
}
