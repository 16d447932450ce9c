<?php

namespace Entrelacs\Tests;

use YesWiki\Entrelacs\Entity\Model;
use YesWiki\Entrelacs\Entity\StoredEntry;
use YesWiki\Entrelacs\Service\AdminPage;
use YesWiki\Entrelacs\Service\Bindings;
use YesWiki\Entrelacs\Service\Changes;
use YesWiki\Entrelacs\Service\ConflictList;
use YesWiki\Entrelacs\Service\DemoInstaller;
use YesWiki\Entrelacs\Service\EntitiesReader;
use YesWiki\Entrelacs\Service\EntityWriter;
use YesWiki\Entrelacs\Service\Gate;
use YesWiki\Entrelacs\Service\Identity;
use YesWiki\Entrelacs\Service\Installer;
use YesWiki\Entrelacs\Service\PulseBox;
use YesWiki\Entrelacs\Service\Routes;
use YesWiki\Entrelacs\Service\SavedEntry;
use YesWiki\Entrelacs\Service\SiteInstaller;

/** A wiki in memory, with the extension in it. */
class World
{
    public Model $model;
    public FixedClock $clock;
    public MemoryVisitor $visitor;
    public MemorySite $site;
    public MemoryNotes $notes;
    public MemoryStructure $structure;
    public MemoryEntries $store;
    private static ?Model $read = null;

    public function __construct()
    {
        $this->model = self::$read ??= Model::read(getenv('ENTRELACS_MODEL') . '/model.json');
        $this->clock = new FixedClock('2026-11-25 10:30');
        $this->visitor = new MemoryVisitor();
        $this->site = new MemorySite();
        $this->notes = new MemoryNotes($this->clock);
        $this->structure = new MemoryStructure();
        $this->store = new MemoryEntries($this->visitor, $this->clock);
    }

    /** A wiki in which lists and forms are installed. */
    public static function installed(): self
    {
        $world = new self();
        $world->installer()->install(null);

        return $world;
    }

    /** Somebody who is logged in; nobody without a name. */
    public function as(?string $name, bool $isProgram = false): self
    {
        $this->visitor->name = $name;
        $this->visitor->isProgram = $isProgram;

        return $this;
    }

    /** Id of an entity's form. */
    public function form(string $entity): int
    {
        return $this->bindings()->own($entity)->form->id;
    }

    /** Puts an entry of an entity there, with properties as Bazar stores them. @param array<string, mixed> $data @param array<string, mixed> $about */
    public function entry(string $entity, string $tag, array $data = [], array $about = []): StoredEntry
    {
        return $this->store->put($tag, $this->form($entity), $data + ['bf_titre' => $tag], $about + ['readAcl' => $this->model->entity($entity)->acl['read'], 'writeAcl' => $this->model->entity($entity)->acl['write']]);
    }

    /** Answer of `GET entities`, its objects as arrays. @param string[]|null $only @param array<string, mixed> $binding @return array<string, mixed> */
    public function read(?array $only = null, array $binding = []): array
    {
        return json_decode(json_encode($this->reader()->read($only, $binding)), true);
    }

    /** Status, body and headers that a route answers. @param array<string, mixed> $said @return array{0: int, 1: array<string, mixed>|null, 2: array<string, string>} */
    public function ask(string $route, array $said = [], string ...$names): array
    {
        $body = $said['body'] ?? [];
        [$status, $answer, $headers] = $this->routes()->answer($route, ['body' => static fn (): string => is_string($body) ? $body : json_encode((object) $body)] + $said, $names);

        return [$status, $answer === null ? null : json_decode(json_encode($answer), true), $headers];
    }

    public function bindings(): Bindings
    {
        return new Bindings($this->model, $this->structure, $this->notes);
    }

    public function installer(): Installer
    {
        return new Installer($this->model, $this->bindings(), $this->structure, $this->store, $this->notes, $this->site);
    }

    public function reader(): EntitiesReader
    {
        return new EntitiesReader($this->model, $this->bindings(), $this->store, $this->structure, $this->site, new Identity($this->model, $this->notes, $this->site), $this->visitor, $this->clock);
    }

    public function writer(): EntityWriter
    {
        return new EntityWriter($this->bindings(), $this->reader(), $this->store, $this->structure, $this->site, $this->visitor, $this->clock);
    }

    /** What follows a save by YesWiki's own form. */
    public function saved(): SavedEntry
    {
        return new SavedEntry($this->store, $this->bindings(), $this->reader(), $this->writer(), $this->sitePages(), $this->visitor);
    }

    public function changes(): Changes
    {
        return new Changes($this->writer(), $this->reader(), $this->bindings(), $this->store, $this->notes, $this->visitor, $this->clock);
    }

    public function pulse(): PulseBox
    {
        return new PulseBox($this->bindings(), $this->store, $this->structure, $this->notes, $this->site, $this->visitor, $this->clock);
    }

    public function demo(): DemoInstaller
    {
        return new DemoInstaller($this->model, $this->bindings(), $this->store, $this->structure, $this->site, $this->visitor, $this->clock);
    }

    public function sitePages(): SiteInstaller
    {
        return new SiteInstaller($this->model, $this->bindings(), $this->structure, $this->site);
    }

    public function conflicts(): ConflictList
    {
        return new ConflictList($this->model, $this->store, $this->notes);
    }

    public function admin(): AdminPage
    {
        return new AdminPage($this->installer(), $this->demo(), $this->sitePages(), new Identity($this->model, $this->notes, $this->site), $this->conflicts(), $this->site, $this->visitor);
    }

    public function routes(): Routes
    {
        return new Routes(new Gate($this->visitor, $this->notes, $this->site, $this->clock), $this->reader(), $this->changes(), $this->pulse(), $this->conflicts(), $this->admin());
    }
}
