<?php

namespace YesWiki\Entrelacs\Entity;

/** The title of an entry. */
class Title
{
    /** What stands between the parts of our forms' titles. */
    private const BETWEEN = ' · ';

    /**
     * The title of an entry's properties: as it stands, or as the form's template makes it, references by their titles. Parts that nothing is known of leave no gap.
     *
     * @param array<string, mixed>     $data
     * @param callable(string): string $nameOf the stored title of the entry of a tag
     */
    public static function of(Form $form, array $data, callable $nameOf): string
    {
        $template = $form->titleTemplate();
        if ($template === null) {
            return StoredEntry::textIn($data, 'bf_titre');
        }

        $filled = static fn (string $text): string => preg_replace_callback('/{{(\w+)}}/', static function (array $part) use ($form, $data, $nameOf): string {
            $field = $form->named($part[1]);
            $value = StoredEntry::textIn($data, $field->property ?? $part[1]);

            return $field !== null && $field->holdsEntries() && $value !== '' ? $nameOf(explode(',', $value)[0]) : $value;
        }, $text);

        return implode(self::BETWEEN, array_filter(array_map($filled, explode(self::BETWEEN, $template)), static fn (string $part): bool => trim($part) !== ''));
    }

    /** Whether a title still has names of fields, as YesWiki 4.4 leaves those of choosing fields, or gaps where fields are empty. */
    public static function isUnfinished(string $title): bool
    {
        return strpos($title, '{{') !== false || preg_match('/(?:^|·)\s*(?:·|$)/u', $title) === 1;
    }

    /** Whether `of` can make it: words of lists and names of files are for Bazar to look up. */
    public static function isSimple(Form $form): bool
    {
        preg_match_all('/{{(\w+)}}/', $form->titleTemplate() ?? '', $parts);
        foreach ($parts[1] as $name) {
            $field = $form->named($name);
            if ($field !== null && !$field->holdsEntries() && ($field->choosesFromList() || !in_array($field->type, ['texte', 'textelong', 'jour', 'listedatedeb', 'listedatefin', 'champs_cache'], true))) {
                return false;
            }
        }

        return true;
    }
}
