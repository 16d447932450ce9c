<?php

namespace YesWiki\Entrelacs\Entity;

/** The entries of a wiki. It checks no rights: that is for those who call it. */
interface EntryStore
{
    /**
     * Current versions of all entries of some forms, by tag.
     *
     * @param int[] $forms     with their properties
     * @param int[] $headsOnly with their rights only
     *
     * @return array<string, StoredEntry>
     */
    public function entries(array $forms, array $headsOnly = []): array;

    /** The current version of an entry; null where there is none. */
    public function entry(string $tag): ?StoredEntry;

    /** The current version of an entry that Bazar is just saving, which may not be marked as one yet. */
    public function beingSaved(string $tag): ?StoredEntry;

    /** What an entry held in the version before that one; null where that was the first. @return array<string, mixed>|null */
    public function before(string $tag, int $version): ?array;

    /** Whether anything of that name exists, an entry or another page. */
    public function isTaken(string $tag): bool;

    /** A tag for a new entry, after its title. */
    public function freeTag(string $title): string;

    /**
     * Creates an entry as Bazar does: rights, tags and mails as its form says.
     *
     * @param array<string, mixed> $data
     */
    public function create(Form $form, string $tag, array $data): void;

    /**
     * Saves a new version that holds exactly these properties.
     *
     * @param array<string, mixed> $data
     */
    public function save(Form $form, StoredEntry $before, array $data): void;

    /**
     * Puts these properties into a version that was just saved, without making another.
     *
     * @param array<string, mixed> $data
     */
    public function amend(Form $form, StoredEntry $saved, array $data): void;

    /**
     * Stores many new entries at once, as they are: no mails, no events.
     *
     * @param array<int, array{tag: string, data: array<string, mixed>, acl: array<string, string>, owner: string, at: int|null}> $entries `owner` is the author too; `at` is now where it is null
     */
    public function createMany(Form $form, array $entries): void;

    /** Removes an entry as Bazar does, its history included. */
    public function remove(string $tag): void;

    /**
     * Removes many entries at once.
     *
     * @param string[] $tags
     */
    public function removeMany(array $tags): void;

    /** Gives an entry another ACL for reading. */
    public function setReadAcl(string $tag, string $acl): void;

    /** Something that changes whenever an entry, a form, a list, a right, a group or an account does. */
    public function stamp(): string;

    /**
     * Runs it while nobody else is in here.
     *
     * @template T
     * @param callable(): T $do
     * @return T
     */
    public function exclusively(callable $do);
}
