<?php

namespace Entrelacs\Tests;

use YesWiki\Entrelacs\Entity\Site;

/** A wiki with settings that a test chooses. */
class MemorySite implements Site
{
    public string $url = 'https://wiki.example/';
    public string $lang = 'fr';
    /** @var array<string, mixed> */
    public array $settings = ['default_read_acl' => '*', 'default_write_acl' => '*', 'bazarIgnoreAcls' => true];

    public function url(): string
    {
        return $this->url;
    }

    public function title(): string
    {
        return 'Essai';
    }

    public function lang(): string
    {
        return $this->lang;
    }

    public function timeZone(): string
    {
        return 'Europe/Paris';
    }

    public function release(): string
    {
        return 'doryphore';
    }

    public function fileUrl(string $path): string
    {
        return "{$this->url}tools/entrelacs/$path";
    }

    public function setting(string $name, $default = null)
    {
        return $this->settings[$name] ?? $default;
    }

    public function stamp(): string
    {
        return json_encode($this->settings);
    }
}
