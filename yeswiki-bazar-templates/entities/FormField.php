<?php

namespace YesWiki\Entrelacs\Entity;

/** One field of a form of this wiki, whoever made it. */
class FormField
{
    /** Keywords of fields that hold tags of entries. */
    private const ENTRY_TYPES = ['listefiche', 'checkboxfiche', 'radiofiche'];
    /** Keywords of fields that choose from a list. */
    private const LIST_TYPES = ['liste', 'checkbox', 'radio'];
    /** Keywords of fields that hold several values, separated by commas. */
    private const SEVERAL_TYPES = ['checkbox', 'checkboxfiche', 'tags'];
    /** Keywords of fields that hold a day. */
    private const DAY_TYPES = ['jour', 'listedatedeb', 'listedatefin'];
    /** Other keywords of fields that people fill with a value. */
    private const FILLED_TYPES = ['texte', 'textelong', 'tags', 'champs_mail', 'lien_internet', 'champs_cache'];

    /** Bazar's keyword: the first cell of its line. */
    public string $type;
    /** Key of its value in an entry. */
    public string $property;
    /** @var string[] Cells of its line, at least 16. */
    public array $cells;
    public string $label;
    public bool $required;
    /** Who may read it besides the owner and administrators; empty for whoever may read the entry. */
    public string $readAcl;
    /** Who may write it; empty for whoever may write the entry. */
    public string $writeAcl;

    /** @param string[] $cells */
    public function __construct(array $cells, string $property)
    {
        $this->cells = array_map('trim', $cells) + array_fill(0, 16, '');
        $this->type = $this->cells[0];
        $this->property = $property;
        $this->label = html_entity_decode($this->cells[2], ENT_QUOTES | ENT_HTML5, 'UTF-8');
        $this->required = $this->cells[8] === '1';
        $this->readAcl = $this->cells[11];
        $this->writeAcl = $this->cells[12];
    }

    /** The name that YesWiki 4.4 gives the property of a choosing field; later releases write it into the lines of forms from then. @param string[] $cells */
    public static function longName(array $cells, string $name): string
    {
        return $cells[0] . $cells[1] . $name;
    }

    /** Whether its line calls it so. */
    public function isNamed(string $name): bool
    {
        return in_array($name, [$this->cells[1], $this->cells[6]], true) || $this->hasLongNameOf($name);
    }

    /** Whether its line has the long name where the model says a short one. */
    public function hasLongNameOf(string $name): bool
    {
        return $this->cells[6] === self::longName($this->cells, $name);
    }

    /** The list or form that it chooses from: cell 1. */
    public function linked(): string
    {
        return $this->holdsEntries() || $this->choosesFromList() ? $this->cells[1] : '';
    }

    /** Whether its values are tags of entries of this wiki. */
    public function holdsEntries(): bool
    {
        return in_array($this->type, self::ENTRY_TYPES, true) && ctype_digit($this->cells[1]);
    }

    public function choosesFromList(): bool
    {
        return in_array($this->type, self::LIST_TYPES, true);
    }

    public function holdsSeveral(): bool
    {
        return in_array($this->type, self::SEVERAL_TYPES, true);
    }

    /** Whether people fill it with a value. Passwords, names of files and of accounts, titles and sums are made by Bazar itself. */
    public function isFilled(): bool
    {
        return in_array($this->type, self::FILLED_TYPES, true) || $this->holdsDay() || $this->choosesFromList() || in_array($this->type, self::ENTRY_TYPES, true);
    }

    public function holdsDay(): bool
    {
        return in_array($this->type, self::DAY_TYPES, true);
    }

    /** Whether Bazar prints it as the address of a link. */
    public function isAddress(): bool
    {
        return $this->type === 'lien_internet';
    }

    /** Who may read the address of an e-mail with a contact button besides those of `readAcl`; null for other fields. */
    public function addressAcl(): ?string
    {
        if ($this->type !== 'champs_mail' || $this->cells[6] !== 'form') {
            return null;
        }

        return $this->cells[4] === '' ? '@admins' : $this->cells[4];
    }

    /** The greatest number of characters it takes; null where it has no limit. */
    public function maxLength(): ?int
    {
        $isLong = $this->type === 'textelong';
        $cell = $isLong ? $this->cells[6] : $this->cells[4];
        $isText = $isLong || ($this->type === 'texte' && !in_array($this->cells[7], ['number', 'range', 'date'], true));

        return $isText && ctype_digit($cell) && (int) $cell > 0 ? (int) $cell : null;
    }

    /** Lower and upper bound of a number field, null where it has none. @return array{0: ?float, 1: ?float} */
    public function bounds(): array
    {
        if ($this->type !== 'texte' || !in_array($this->cells[7], ['number', 'range'], true)) {
            return [null, null];
        }
        $bound = static fn (string $cell): ?float => is_numeric($cell) ? (float) $cell : null;

        return [$bound($this->cells[3]), $bound($this->cells[4])];
    }
}
