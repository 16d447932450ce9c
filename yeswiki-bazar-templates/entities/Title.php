<?php

namespace YesWiki\Entrelacs\Entity;

/** The title of an entry. */
class Title
{
    /**
     * The title of an entry's properties: as it stands, or as Bazar makes it by the form's template, references by their titles.
     *
     * @param array<string, mixed>     $data
     * @param callable(string): string $nameOf
     */
    public static function of(Form $form, array $data, callable $nameOf): string
    {
        $template = $form->titleTemplate();
        if ($template === null) {
            return (string) ($data['bf_titre'] ?? '');
        }

        return preg_replace_callback('/{{(\w+)}}/', static function (array $part) use ($form, $data, $nameOf): string {
            $field = $form->named($part[1]);
            $value = (string) ($data[$field->property ?? $part[1]] ?? '');

            return $field !== null && $field->holdsEntries() && $value !== '' ? $nameOf(explode(',', $value)[0]) : $value;
        }, $template);
    }
}
