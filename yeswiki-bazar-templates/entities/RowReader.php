<?php

namespace YesWiki\Entrelacs\Entity;

/** Reads entries of one form as rows of an entity, for one visitor. */
class RowReader
{
    private const CUT = 200;

    private BoundEntity $bound;
    private Visitor $visitor;
    /** @var array<string, ValueReader> By key. */
    private array $readers;
    /** @var array<string, array{0: string, 1: mixed, 2: ValueReader}> Property, value when empty and reader of each field, by key. */
    private array $plan = [];
    /** @var array<int, array{readable: array<string, true>, locked: string[]}> Rights on fields, for entries of others and of one's own. */
    private array $rights = [];
    /** @var array<int, array<string, mixed>> */
    private array $issues = [];

    /** @param array<string, ValueReader> $readers By key of the fields that the form has. */
    public function __construct(BoundEntity $bound, Visitor $visitor, array $readers)
    {
        $this->bound = $bound;
        $this->visitor = $visitor;
        $this->readers = $readers;
        foreach ($readers as $key => $reader) {
            $this->plan[$key] = [$bound->places[$key]->property, $bound->type->fields[$key]->isList() ? [] : null, $reader];
        }
        foreach ([false, true] as $isOwner) {
            $this->rights[(int) $isOwner] = $this->rightsOn($isOwner);
        }
    }

    /** Keys of the fields that the form has and that this visitor may read in entries of others, and in their own. @return string[] */
    public function readable(): array
    {
        return array_keys($this->rights[0]['readable'] + ($this->visitor->name() === null ? [] : $this->rights[1]['readable']));
    }

    /** Whether this visitor may write a field of such an entry. */
    public function mayWrite(string $key, bool $isOwner): bool
    {
        return isset($this->rights[(int) $isOwner]['readable'][$key]) && !in_array($key, $this->rights[(int) $isOwner]['locked'], true);
    }

    /** An entry as it crosses: `WireRow` of packages/yeswiki/src/routes.ts. @return array<string, mixed> */
    public function row(StoredEntry $entry): array
    {
        $isOwner = $entry->belongsTo($this->visitor);
        ['readable' => $readable, 'locked' => $locked] = $this->rights[(int) $isOwner];
        $canWrite = $this->visitor->name() !== null && !$this->bound->isLent && ($isOwner || $this->visitor->passes($entry->writeAcl, false));
        $row = [
            'id' => $entry->tag,
            'version' => (string) $entry->version,
            'at' => date('c', $entry->savedAt),
            'canWrite' => $canWrite,
        ];
        // Boards have no use for it, and would carry it a thousand times.
        if ($this->visitor->isProgram() && $entry->savedByAccount() !== '') {
            $row['by'] = $entry->savedByAccount();
        }
        if ($locked !== [] && $canWrite) {
            $row['locked'] = $locked;
        }

        return $row + ['fields' => (object) $this->values($entry, $readable)];
    }

    /** All that the entry holds of the model, whoever asks. @return array<string, mixed> */
    public function all(StoredEntry $entry): array
    {
        return $this->values($entry, $this->readers);
    }

    /** What could not be read of the rows until now. @return array<int, array<string, mixed>> */
    public function issues(): array
    {
        return $this->issues;
    }

    /** @param array<string, mixed> $keys @return array<string, mixed> */
    private function values(StoredEntry $entry, array $keys): array
    {
        $values = [];
        $data = $entry->data;
        $key = $stored = null;
        // One function for all values: there are tens of thousands of them.
        $report = function (string $code) use ($entry, &$key, &$stored): void {
            $this->report($code, $entry->tag, (string) $key, $stored);
        };
        foreach ($this->plan as $key => [$property, $empty, $reader]) {
            if (isset($keys[$key])) {
                $stored = $data[$property] ?? '';
                $values[$key] = $stored === '' ? $empty : $reader->read($stored, $report);
            }
        }

        return $values;
    }

    /** @param mixed $stored */
    private function report(string $code, string $tag, string $key, $stored): void
    {
        $issue = ['code' => $code, 'entity' => $this->bound->type->name, 'row' => $tag, 'path' => $key];
        // What a reference names may be something that this visitor may not know of.
        if (is_scalar($stored) && !$this->bound->type->fields[$key]->isReference()) {
            $issue['value'] = mb_substr(PlainText::ofStored((string) $stored), 0, self::CUT, 'UTF-8');
        }
        $this->issues[] = $issue;
    }

    /** @return array{readable: array<string, true>, locked: string[]} */
    private function rightsOn(bool $isOwner): array
    {
        $readable = [];
        $locked = [];
        foreach ($this->bound->places as $key => $place) {
            $address = $place->addressAcl();
            $mayRead = $isOwner || (($place->readAcl === '' || $this->visitor->passes($place->readAcl, false)) && ($address === null || $this->visitor->passes($address, false)));
            if (!$mayRead) {
                continue;
            }
            $readable[$key] = true;
            $fillsItself = $this->bound->type->fields[$key]->automatic;
            $isOpen = $fillsItself ? $this->visitor->isProgram() : ($place->writeAcl === '' || $this->visitor->passes($place->writeAcl, $isOwner));
            if (!$isOpen || !$place->isFilled()) {
                $locked[] = $key;
            }
        }

        return ['readable' => $readable, 'locked' => $locked];
    }
}
