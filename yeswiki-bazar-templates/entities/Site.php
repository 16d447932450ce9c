<?php

namespace YesWiki\Entrelacs\Entity;

/** The wiki itself: its names, its language and its settings. */
interface Site
{
    /** Address of the wiki, without a page. */
    public function url(): string;

    public function title(): string;

    /** `fr` or `en`: the language of the wiki, for what stays in it. */
    public function lang(): string;

    public function timeZone(): string;

    /** Release of YesWiki. */
    public function release(): string;

    /** Address of a file of the extension. */
    public function fileUrl(string $path): string;

    /** @param mixed $default @return mixed A value of the wiki's configuration. */
    public function setting(string $name, $default = null);

    /** What changes an answer besides entries: settings and rights by default. */
    public function stamp(): string;
}
