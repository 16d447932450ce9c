<?php

namespace YesWiki\Entrelacs\Entity;

/** Forms, lists and pages of a wiki. */
interface Structure
{
    public function form(int $id): ?Form;

    /** Labels of all forms, by id. @return array<int, string> */
    public function formLabels(): array;

    /**
     * Creates the form of that id, or changes it.
     *
     * @param array<string, string> $columns
     */
    public function saveForm(int $id, array $columns): void;

    /** The values of a list in their order, by key; null where there is none. @return array<string, string>|null */
    public function values(string $list): ?array;

    /**
     * Creates the list of that tag, or adds the values that it lacks; nothing of it is changed.
     *
     * @param array<string, string> $values
     */
    public function saveList(string $list, string $title, array $values): void;

    /** The text of a page; null where there is none. */
    public function page(string $tag): ?string;

    /** Creates a page with its rights to read and to write. */
    public function createPage(string $tag, string $body, string $readAcl, string $writeAcl): void;
}
