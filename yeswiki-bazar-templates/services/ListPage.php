<?php

namespace YesWiki\Entrelacs\Service;

/** A list of Bazar as a board. The entries that Bazar found are those shown; a search, its pages and its filters stay Bazar's. */
class ListPage
{
    public function __construct(
        private BoardPage $boards,
        private Bindings $bindings
    ) {
    }

    /**
     * @param array<int|string, array<string, mixed>>|null $fiches the entries found; null where the page's script will say them
     * @param array<int, mixed>                            $ids    forms that the list reads
     */
    public function render(string $board, ?array $fiches, array $ids): string
    {
        $forms = $fiches === null ? $ids : array_column($fiches, 'id_typeannonce');
        $isOurs = array_filter($forms, fn ($form): bool => is_scalar($form) && $this->bindings->entityOfForm((int) $form) !== null) !== [];
        if (!in_array($board, ['raci', 'dependencies', 'kanban', 'kpi'], true) || ($forms !== [] && !$isOurs)) {
            return '<p class="alert alert-info">' . htmlspecialchars(_t('ENTRELACS_LIST_NOT_OURS')) . '</p>';
        }

        return $this->boards->render($board, [], $fiches === null ? null : array_values(array_column($fiches, 'id_fiche')));
    }
}
