<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Bazar\Field\BazarField;
use YesWiki\Core\Service\TemplateEngine;
use YesWiki\Entrelacs\Entity\BoundEntity;
use YesWiki\Entrelacs\Entity\Model;
use YesWiki\Entrelacs\Entity\PlainText;
use YesWiki\Entrelacs\Entity\StoredEntry;
use YesWiki\Entrelacs\Entity\Title;
use YesWiki\Entrelacs\Entity\Visitor;

/**
 * The page of an entry, whatever id its form was given: `templates/bazar/fiche-NNNN.twig` ask here. What is shown comes from `EntitiesReader`, which has checked who may see it
 * and decoded it to plain text.
 */
class EntryPage
{
    /** What a page of its own shows of an entry, in order; other entities show all their fields. */
    private const OWN = [
        'project' => ['status', 'lead', 'sponsor', 'facilitator', 'start', 'due', 'tags'],
        'member' => ['team', 'capacityHours', 'awayFrom', 'awayTo', 'delegate'],
        'task' => ['status', 'stage', 'criticality', 'project', 'segment', 'milestone', 'team', 'start', 'due', 'effortHours', 'progress', 'documents', 'tags'],
        'dependency' => ['predecessor', 'successor', 'criteria', 'owner', 'kind', 'criticality', 'neededBy'],
    ];
    /** Boards in the page of an entry. */
    private const BOARDS = ['project' => ['raci', 'needs', 'cards'], 'member' => ['raci', 'needs'], 'task' => ['needs'], 'dependency' => ['needs']];

    /** @var array<string, array{answer: array<string, mixed>, rows: array<string, array<string, mixed>>, names: array<string, string>, related: array<string, array<int, array<string, mixed>>>}> What was read for this page, by entity: a list may show thousands of entries. */
    private array $read = [];

    public function __construct(
        private EntitiesReader $reader,
        private Bindings $bindings,
        private BoardPage $boards,
        private Tables $tables,
        private Facts $facts,
        private RelatedEntries $related,
        private Promises $promises,
        private Screen $screen,
        private Model $model,
        private Visitor $visitor,
        private TemplateEngine $twig
    ) {
    }

    /**
     * @param array<string, mixed> $fiche the entry as Bazar holds it
     * @param array<string, mixed> $form  its form
     * @param array<string, mixed> $html  its fields, rendered for the one who looks
     */
    public function render(array $fiche, array $form, array $html): string
    {
        $bound = $this->bindings->entityOfForm((int) ($fiche['id_typeannonce'] ?? 0));
        $row = $bound === null ? null : $this->read($bound->type->name)['rows'][StoredEntry::textIn($fiche, 'id_fiche')] ?? null;

        return $row === null ? $this->asBazarDoes($fiche, $form) : $this->twig->render('@entrelacs/entries/' . $this->template($bound->type->name), $this->data($bound, $row, $fiche, $form, $html));
    }

    /** What the template of an entity shows. @param array<string, mixed> $row @param array<string, mixed> $fiche @param array<string, mixed> $form @param array<string, mixed> $html @return array<string, mixed> */
    public function data(BoundEntity $bound, array $row, array $fiche, array $form, array $html): array
    {
        $entity = $bound->type->name;
        ['answer' => $answer, 'names' => $names, 'related' => $related] = $this->read($entity);
        $fields = $row['fields'];
        // A list of Bazar shows many entries: boards stand in the page of each.
        $isWhole = $this->screen->page() === $row['id'];

        return [
            'entity' => $entity,
            'tag' => $row['id'],
            'title' => $bound->type->titleField === null ? $this->madeTitle($bound, $fiche, $names) : (string) ($fields[$bound->type->titleField] ?? ''),
            'fields' => $fields,
            'facts' => $this->facts->of($entity, $fields, $names, self::OWN[$entity] ?? null),
            'others' => $this->others($bound, $fiche, $form, $html),
            'related' => $related[$row['id']] ?? [],
            'milestones' => $entity === 'project' ? $this->promises->ofProject($answer, $row['id']) : [],
            'teams' => $entity === 'project' ? $this->teams($answer, $row['id'], $names) : [],
            'roles' => in_array($entity, ['task', 'deliverable'], true) ? $this->roles($entity, $fields, $names) : [],
            'isMine' => ($answer['me']['member'] ?? null) === $row['id'],
            'boards' => $isWhole ? $this->boardsOf($entity, $row['id'], $answer) : [],
            'isWhole' => $isWhole,
            'url' => $this->screen->pageUrl($row['id']),
            // Boards may have given it to the page.
            'style' => $this->screen->style(),
        ];
    }

    private function template(string $entity): string
    {
        return (isset(self::OWN[$entity]) ? $entity : 'entry') . '.twig';
    }

    /** @return array{answer: array<string, mixed>, rows: array<string, array<string, mixed>>, names: array<string, string>, related: array<string, array<int, array<string, mixed>>>} */
    private function read(string $entity): array
    {
        if (!isset($this->read[$entity])) {
            $answer = $this->reader->read(array_values(array_unique(array_merge($this->related->toRead($entity), ...array_map([$this->boards, 'reads'], self::BOARDS[$entity] ?? [])))));
            $this->read[$entity] = [
                'answer' => $answer,
                'rows' => array_column($this->tables->rows($answer, $entity), null, 'id'),
                'names' => $this->tables->names($answer, array_keys($this->model->entities)),
                'related' => isset(self::OWN[$entity]) ? [] : $this->related->tables($entity, $answer),
            ];
        }

        return $this->read[$entity];
    }

    /** The title of an entry that has none of its own: of what it refers to, what this reader may see. The stored one names the rest too. @param array<string, mixed> $fiche @param array<string, string> $names */
    private function madeTitle(BoundEntity $bound, array $fiche, array $names): string
    {
        $title = Title::isSimple($bound->form) ? Title::of($bound->form, $fiche, static fn (string $tag): string => PlainText::toStored($names[$tag] ?? '…')) : StoredEntry::textIn($fiche, 'bf_titre');

        return PlainText::ofStored($title);
    }

    /** Teams with a task in the project. @param array<string, mixed> $answer @param array<string, string> $names @return array<int, array{text: string, url: string}> */
    private function teams(array $answer, string $project, array $names): array
    {
        $tags = [];
        foreach ($this->tables->rows($answer, 'task') as $row) {
            if (($row['fields']['project'] ?? null) === $project && isset($row['fields']['team'])) {
                $tags[$row['fields']['team']] = true;
            }
        }

        return array_map(fn ($tag): array => ['text' => $names[$tag] ?? (string) $tag, 'url' => $this->screen->pageUrl((string) $tag)], array_keys($tags));
    }

    /** @param array<string, mixed> $fields @param array<string, string> $names @return array<int, array<string, mixed>> */
    private function roles(string $entity, array $fields, array $names): array
    {
        return array_map(fn (string $role): array => [
            'role' => $role,
            'label' => $this->screen->label($entity, $role),
            'people' => array_map(fn (string $tag): array => ['text' => $names[$tag] ?? $tag, 'url' => $this->screen->pageUrl($tag)], (array) ($fields[$role] ?? [])),
        ], Tables::ROLES);
    }

    /** Boards in the page of an entry, by name. Who has no account sees none of what is for members only. @param array<string, mixed> $answer @return array<string, string> */
    private function boardsOf(string $entity, string $tag, array $answer): array
    {
        $about = ['project' => ['projet' => $tag], 'member' => ['membre' => $tag], 'task' => ['tache' => $tag], 'dependency' => ['besoin' => $tag]][$entity] ?? [];
        $boards = [];
        foreach (self::BOARDS[$entity] ?? [] as $board) {
            if ($entity !== 'project' || $this->visitor->name() !== null || $this->tables->rows($answer, $this->boards->shows($board)) !== []) {
                $boards[$board] = $this->boards->render($board, $about + ($entity === 'member' && $board === 'raci' ? ['vue' => 'personne'] : []), null, $answer);
            }
        }

        return $boards;
    }

    /**
     * Fields that the wiki's people added to our form, as Bazar renders them. One that the entry does not hold is left out: Bazar would take its value from the address of the page.
     *
     * @param array<string, mixed> $fiche @param array<string, mixed> $form @param array<string, mixed> $html
     *
     * @return string[]
     */
    private function others(BoundEntity $bound, array $fiche, array $form, array $html): array
    {
        $known = ['bf_titre' => true];
        foreach ($bound->places as $place) {
            $known[$place->property] = true;
        }
        $others = [];
        foreach ($form['prepared'] ?? [] as $field) {
            $name = $field instanceof BazarField ? (string) $field->getPropertyName() : '';
            if ($name !== '' && !isset($known[$name]) && array_key_exists($name, $fiche) && ($html[$name] ?? '') !== '') {
                $others[] = (string) $field->renderStaticIfPermitted($fiche);
            }
        }

        return $others;
    }

    /** A form that is not ours and has an id that ours might have had: as Bazar shows it without a template. @param array<string, mixed> $fiche @param array<string, mixed> $form */
    private function asBazarDoes(array $fiche, array $form): string
    {
        $left = explode(',', is_string($_GET['excludeFields'] ?? null) ? $_GET['excludeFields'] : '');
        $shown = '';
        foreach ($form['prepared'] ?? [] as $field) {
            if ($field instanceof BazarField && !in_array($field->getPropertyName(), $left, true)) {
                $shown .= $field->renderStaticIfPermitted($fiche);
            }
        }

        return $shown;
    }
}
