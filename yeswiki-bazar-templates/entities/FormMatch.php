<?php

namespace YesWiki\Entrelacs\Entity;

/** How a form of the wiki compares with the one that the model asks for, and the text that would repair it without touching what people added. */
class FormMatch
{
    /** Cells that a field cannot work without: type, list or form, name where it chooses, kind of text. */
    private const VITAL = [0, 1];
    private const CHOOSING = ['liste', 'checkbox', 'radio', 'listefiche', 'checkboxfiche', 'radiofiche', 'tags'];
    private const OPEN = ['', '*', '+'];
    /** Cells that say who may: what it is called when more people could. */
    private const RIGHTS = [12 => 'writable', 11 => 'opened', 4 => 'opened'];

    /** @var string[] Lines of the form. */
    private array $lines;
    /** @var array<string, string> What differs, by name of the field. */
    private array $differences = [];
    /** @var array<int, string[]> Cells of each line that the model asks for. */
    private array $wanted;
    /** @var string[] */
    private array $renamed;

    /**
     * @param string   $found   `bn_template` of the wiki's form
     * @param string   $wanted  the same of the model's, with the ids and tags of this wiki
     * @param string[] $renamed names of fields that entries know and the form no longer does
     */
    public function __construct(string $found, string $wanted, array $renamed = [])
    {
        $this->renamed = $renamed;
        $this->lines = preg_split('/\r?\n/', $found);
        $this->wanted = self::cellsOf($wanted);
        $at = -1;
        foreach ($this->wanted as $cells) {
            $place = $this->find($cells);
            if ($place === null) {
                $this->differences[self::nameOf($cells)] = 'missing';
                array_splice($this->lines, ++$at, 0, [self::line($cells)]);
                continue;
            }
            $at = $place;
            $this->compare($place, $cells);
        }
    }

    /** @return array<string, string> What differs, by name of the field: `missing`, `renamed`, `changed`, `opened` or `writable` (more people could read or write it). */
    public function differences(): array
    {
        return $this->differences;
    }

    /** @return array<string, string> Fields that people added under the label of one of the model's, by its name: what becomes of a field that somebody gave another name by hand. */
    public function twins(): array
    {
        $names = [];
        $labels = [];
        foreach ($this->wanted as $cells) {
            $at = $this->find($cells);
            $names[$at] = self::nameOf($cells);
            $labels[self::labelOf(self::split($this->lines[$at]))] ??= $names[$at];
        }
        $twins = [];
        foreach ($this->lines as $at => $line) {
            $cells = isset($names[$at]) ? null : self::split($line);
            $name = $cells === null ? null : $labels[self::labelOf($cells)] ?? null;
            if ($name !== null && preg_match('/^\w+$/D', self::nameOf($cells)) === 1) {
                $twins[$name] = self::nameOf($cells);
            }
        }

        return $twins;
    }

    /** The form's text with the repairs. */
    public function repaired(): string
    {
        return implode("\r\n", $this->lines);
    }

    /** Whether a form holds enough of the model's fields to be taken for ours: at least half of them. */
    public static function isAlike(string $found, string $wanted): bool
    {
        $names = static fn (string $text): array => array_map([self::class, 'nameOf'], self::cellsOf($text));
        $sought = array_diff($names($wanted), ['acls', 'bf_titre']);
        $shared = array_intersect($sought, $names($found));

        return $sought !== [] && count($shared) * 2 >= count($sought);
    }

    /**
     * A form's text with other form ids and list tags in its choosing fields.
     *
     * @param array<string, string> $others by what the text says
     */
    public static function redirected(string $text, array $others): string
    {
        $lines = [];
        foreach (preg_split('/\r?\n/', $text) as $line) {
            $cells = explode('***', $line);
            $linked = trim($cells[1] ?? '');
            if (in_array(trim($cells[0]), self::CHOOSING, true) && isset($others[$linked])) {
                $cells[1] = $others[$linked];
            }
            $lines[] = implode('***', $cells);
        }

        return implode("\r\n", $lines);
    }

    /** @return array<int, string[]> */
    private static function cellsOf(string $text): array
    {
        $all = [];
        foreach (preg_split('/\r?\n/', $text) as $line) {
            $cells = self::split($line);
            if ($cells !== null) {
                $all[] = $cells;
            }
        }

        return $all;
    }

    /** Cells of a line; null for what Bazar does not read as one. @return string[]|null */
    private static function split(string $line): ?array
    {
        $line = trim($line);
        $cells = array_map('trim', explode('***', $line));

        return $line === '' || $line[0] === '#' || count($cells) <= 3 ? null : array_pad($cells, 16, '');
    }

    /** @param string[] $cells */
    private static function line(array $cells): string
    {
        return implode('', array_map(static fn (string $cell): string => ($cell === '' ? ' ' : ($cell === '*' ? ' * ' : $cell)) . '***', array_slice($cells, 0, max(16, count($cells)))));
    }

    /** @param string[] $cells */
    private static function nameOf(array $cells): string
    {
        if ($cells[0] === 'acls') {
            return 'acls';
        }
        if ($cells[0] === 'titre') {
            return 'bf_titre';
        }

        return in_array($cells[0], self::CHOOSING, true) ? $cells[6] : $cells[1];
    }

    /** @param string[] $cells */
    private static function labelOf(array $cells): string
    {
        return mb_strtolower(html_entity_decode($cells[2], ENT_QUOTES | ENT_HTML5, 'UTF-8'));
    }

    /** @param string[] $cells */
    private function find(array $cells): ?int
    {
        $name = self::nameOf($cells);
        foreach ($this->lines as $at => $line) {
            $found = self::split($line);
            if ($found !== null && in_array(self::nameOf($found), [$name, FormField::longName($cells, $name)], true)) {
                return $at;
            }
        }

        return null;
    }

    /** @param string[] $wanted */
    private function compare(int $at, array $wanted): void
    {
        $found = self::split($this->lines[$at]);
        if ($wanted[0] === 'acls') {
            return;
        }
        $repaired = $found;
        if (in_array(self::nameOf($wanted), $this->renamed, true)) {
            $repaired[6] = $wanted[6];
            $this->differences[self::nameOf($wanted)] = 'renamed';
        }
        foreach (array_merge(self::VITAL, $wanted[0] === 'texte' || $wanted[0] === 'textelong' ? [7] : []) as $cell) {
            if ($found[$cell] !== $wanted[$cell]) {
                $repaired[$cell] = $wanted[$cell];
                $this->differences[self::nameOf($wanted)] = 'changed';
            }
        }
        foreach (self::RIGHTS as $cell => $how) {
            if (($cell !== 4 || $wanted[0] === 'champs_mail') && !in_array($wanted[$cell], self::OPEN, true) && in_array($found[$cell], self::OPEN, true)) {
                $repaired[$cell] = $wanted[$cell];
                $this->differences[self::nameOf($wanted)] = $how;
            }
        }
        if ($repaired !== $found) {
            $this->lines[$at] = self::line($repaired);
        }
    }
}
