<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\Site;
use YesWiki\Wiki;

/** The wiki itself, as YesWiki 4 describes it. */
class WikiSite implements Site
{
    /** Settings that change what the routes answer. */
    private const ANSWERING = ['base_url', 'wakka_name', 'default_language', 'timezone', 'default_read_acl', 'default_write_acl', 'bazarIgnoreAcls', 'entrelacs_settings', 'entrelacs_pulse_acl'];

    public function __construct(private Wiki $wiki)
    {
    }

    public function url(): string
    {
        return rtrim($this->wiki->getBaseUrl(), '/') . '/';
    }

    public function title(): string
    {
        return html_entity_decode((string) $this->wiki->config['wakka_name'], ENT_QUOTES | ENT_HTML5, 'UTF-8');
    }

    public function lang(): string
    {
        return ($this->wiki->config['default_language'] ?? 'fr') === 'en' ? 'en' : 'fr';
    }

    public function timeZone(): string
    {
        return date_default_timezone_get();
    }

    public function release(): string
    {
        return trim(($this->wiki->config['yeswiki_version'] ?? '') . ' ' . ($this->wiki->config['yeswiki_release'] ?? ''));
    }

    public function fileUrl(string $path): string
    {
        return $this->url() . "tools/entrelacs/$path";
    }

    public function setting(string $name, $default = null)
    {
        return $this->wiki->config[$name] ?? $default;
    }

    public function stamp(): string
    {
        return md5(serialize(array_map(fn (string $name) => $this->setting($name), self::ANSWERING)));
    }
}
