<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Core\Service\TemplateEngine;
use YesWiki\Entrelacs\Entity\Site;

/** A page of a Grist document inside a page of the wiki, from servers that the administrators allowed. */
class GristPage
{
    /** Name of the setting, and of the note, that lists the allowed servers. */
    public const ALLOWED = 'entrelacs_grist_hosts';

    public function __construct(
        private Site $site,
        private Screen $screen,
        private Parameters $parameters,
        private TemplateEngine $twig
    ) {
    }

    /** @param array<string, mixed> $arguments `doc, page, titre, hauteur`, as written in the page */
    public function render(array $arguments): string
    {
        return $this->twig->render('@entrelacs/grist.twig', $this->data($arguments));
    }

    /** @param array<string, mixed> $arguments @return array<string, mixed> */
    public function data(array $arguments): array
    {
        $doc = Parameters::word($arguments, 'doc');
        $title = Parameters::given($arguments, 'titre') ?? _t('ENTRELACS_GRIST_TITLE');
        $document = self::documentOf($doc, Parameters::word($arguments, 'page'));
        $problem = null;
        if ($document === null) {
            $problem = _t('ENTRELACS_GRIST_BAD_DOC', ['doc' => $doc]);
        } elseif (!in_array($document['origin'], $this->allowed(), true)) {
            $problem = _t('ENTRELACS_GRIST_HOST_NOT_ALLOWED', ['host' => $document['origin']]);
        }

        return [
            'style' => $this->screen->style(),
            'script' => $this->screen->file('javascripts/grist.js'),
            'problem' => $problem,
            'title' => $title,
            'link' => $document === null ? null : $document['link'],
            'board_config' => $problem === null ? $document + ['title' => $title, 'height' => $this->parameters->height(Parameters::word($arguments, 'hauteur')) ?? 600] : null,
        ];
    }

    /** Origins of the allowed servers. @return string[] */
    public function allowed(): array
    {
        $given = $this->site->setting(self::ALLOWED, []);
        $list = is_array($given) ? $given : preg_split('/[\s,]+/', (string) $given);

        return array_values(array_filter(array_map([self::class, 'originOf'], array_map('strval', $list))));
    }

    /** The origin of an address, `https` unless it says otherwise; null where it is none. */
    public static function originOf(string $given): ?string
    {
        $address = strpos($given, '://') === false ? "https://$given" : $given;
        $parts = parse_url(trim($address));
        if (!is_array($parts) || !isset($parts['host']) || isset($parts['user']) || !in_array($parts['scheme'] ?? '', ['http', 'https'], true) || preg_match('/^[a-z0-9.\-\[\]:]+$/iD', $parts['host']) !== 1) {
            return null;
        }

        return strtolower("$parts[scheme]://$parts[host]") . (isset($parts['port']) ? ":$parts[port]" : '');
    }

    /**
     * What to show of a document, out of its address as people copy it: `https://grist.example/o/equipe/abCdEf123456/Titre/p/3`.
     *
     * @return array{origin: string, api: string, frame: string, link: string}|null
     */
    public static function documentOf(string $address, string $page): ?array
    {
        $origin = self::originOf($address);
        $path = $origin === null ? '' : (string) parse_url(strpos($address, '://') === false ? "https://$address" : $address, PHP_URL_PATH);
        if ($origin === null || preg_match('~^(/o/[\w\-]+)?/(?:doc/)?([A-Za-z0-9]{12,22}(?:\~[\w\~\-]+)?)(?:/([\w\-.%]+))?(?:/p/(\d+|[a-z]+))?/?$~D', $path, $part) !== 1) {
            return null;
        }
        [, $org, $id, $slug, $own] = $part + ['', '', '', '', ''];
        $shown = preg_match('/^\d+$/D', $page) === 1 ? $page : $own;
        $document = $origin . $org . ($slug === '' || $slug === 'p' ? "/doc/$id" : "/$id/$slug") . ($shown === '' ? '' : "/p/$shown");

        return ['origin' => $origin, 'api' => "$origin$org/api/docs/$id", 'frame' => "$document?style=singlePage", 'link' => $document];
    }
}
