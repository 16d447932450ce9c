<?php

namespace YesWiki\Entrelacs\Entity;

/** Text as people mean it, and as Bazar keeps it: purified HTML. */
class PlainText
{
    /** The text that stored HTML shows: ends of blocks are line ends, other tags fall away, signs are decoded. */
    public static function ofStored(string $stored): string
    {
        if (strpbrk($stored, '<&') !== false) {
            $lines = preg_replace('~<br\s*/?>(\r?\n)?|</(?:p|div|li|h[1-6]|tr|blockquote)>(\r?\n)?~i', "\n", $stored);
            $bare = preg_replace('~<!--.*?-->|</?[a-z][^<>]*>~is', '', $lines);
            $stored = html_entity_decode($bare, ENT_QUOTES | ENT_HTML5, 'UTF-8');
        }

        return rtrim(str_replace("\r\n", "\n", $stored), "\n");
    }

    /** HTML that shows the text as it is; purifying it changes nothing. */
    public static function toStored(string $text): string
    {
        return htmlspecialchars(str_replace(["\r\n", "\r"], "\n", $text), ENT_NOQUOTES, 'UTF-8');
    }

    /** Stored HTML that may stand in an attribute as it is: YesWiki's lists put titles there, where a quote and an equals sign make other attributes. Titles without both stay as they are. */
    public static function inAttributes(string $stored): string
    {
        return strpos($stored, '"') !== false && strpos($stored, '=') !== false ? htmlspecialchars($stored, ENT_COMPAT, 'UTF-8', false) : $stored;
    }

    /** A word as words are compared: case, blanks around and the kind of apostrophe do not matter. */
    public static function normal(string $word): string
    {
        return mb_strtolower(str_replace("'", '’', trim($word)), 'UTF-8');
    }
}
