<?php

namespace YesWiki\Entrelacs\Entity;

/** One entry as YesWiki keeps it. */
class StoredEntry
{
    public string $tag;
    /** Number of the stored version: the id of its row in the table of pages. */
    public int $version;
    /** When that version was saved: seconds since 1970. */
    public int $savedAt;
    public string $owner;
    /** Who saved that version: an account's name, or an address. */
    public string $savedBy;
    public string $readAcl;
    public string $writeAcl;
    public int $form;
    /** @var array<string, mixed> Its properties; empty where only its rights were asked for. */
    public array $data;

    /**
     * @param array{owner?: string, savedBy?: string, readAcl?: string, writeAcl?: string, savedAt?: int} $about
     * @param array<string, mixed>                                                                         $data
     */
    public function __construct(string $tag, int $version, int $form, array $data = [], array $about = [])
    {
        $this->tag = $tag;
        $this->version = $version;
        $this->form = $form;
        $this->data = $data;
        $this->owner = $about['owner'] ?? '';
        $this->savedBy = $about['savedBy'] ?? '';
        $this->readAcl = $about['readAcl'] ?? '';
        $this->writeAcl = $about['writeAcl'] ?? '';
        $this->savedAt = $about['savedAt'] ?? 0;
    }

    /** Whether somebody may do with it what owners may: administrators own everything. */
    public function belongsTo(Visitor $visitor): bool
    {
        return $visitor->isAdmin() || $this->owner === $visitor->name();
    }

    /** The account that saved it; empty where it was somebody without one: they are known by an address, which is nobody's business. */
    public function savedByAccount(): string
    {
        return filter_var($this->savedBy, FILTER_VALIDATE_IP) === false ? $this->savedBy : '';
    }

    /** A property as text; empty where it holds none: a program may have put a list there. */
    public function text(?string $property): string
    {
        return self::textIn($this->data, $property);
    }

    /** The same of properties that are no entry yet. @param array<string, mixed> $data */
    public static function textIn(array $data, ?string $property): string
    {
        $value = $data[$property ?? ''] ?? '';

        return is_scalar($value) ? (string) $value : '';
    }
}
