<?php

namespace YesWiki\Entrelacs\Entity;

use InvalidArgumentException;

/** The model, read from model/model.json: the only list of entities, fields and choices that the extension has. */
class Model
{
    public string $version;
    /** @var array<string, EntityType> By name, those referred to first where they can be. */
    public array $entities = [];
    /** @var array<string, array{tag: string, title: array<string, string>, values: array<int, array{key: string, label: array<string, string>}>}> By tag. */
    public array $lists = [];

    /** @param array<string, mixed> $described The content of model.json. */
    public function __construct(array $described)
    {
        $this->version = $described['version'];
        foreach ($described['entities'] as $entity) {
            $this->entities[$entity['name']] = new EntityType($entity);
        }
        foreach ($described['lists'] as $list) {
            $this->lists[$list['tag']] = $list;
        }
    }

    /** The model that the build put beside the sources. */
    public static function installed(): self
    {
        return self::read(dirname(__DIR__) . '/model/model.json');
    }

    /** The model of a file. */
    public static function read(string $path): self
    {
        return new self(json_decode(file_get_contents($path), true, 512, JSON_THROW_ON_ERROR));
    }

    /** The entity of that name; InvalidArgumentException where the model has none. */
    public function entity(string $name): EntityType
    {
        if (!isset($this->entities[$name])) {
            throw new InvalidArgumentException("name: the model has no $name");
        }

        return $this->entities[$name];
    }
}
