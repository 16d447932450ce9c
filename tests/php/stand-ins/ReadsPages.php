<?php

namespace Entrelacs\Tests;

use DOMDocument;
use DOMNode;
use DOMXPath;

/** For tests of pages: what their HTML says, and that nothing in it runs. */
trait ReadsPages
{
    /** @return string[] */
    protected static function hostile(): array
    {
        return json_decode(file_get_contents(dirname(__DIR__, 2) . '/fixtures/hostile-texts.json'), true);
    }

    private function page(string $html, bool $isClean = true): DOMXPath
    {
        $document = new DOMDocument();
        // A browser goes on after a zero character, and this reader would not.
        $document->loadHTML('<?xml encoding="UTF-8"><html><body>' . str_replace("\0", "\u{FFFD}", $html) . '</body></html>', LIBXML_NOERROR | LIBXML_NOWARNING);
        if ($isClean) {
            $this->assertInert($html);
        }

        return new DOMXPath($document);
    }

    /** @return string[] */
    private function texts(DOMXPath $page, string $path): array
    {
        return array_map(static fn (DOMNode $node): string => trim(preg_replace('/\s+/u', ' ', $node->textContent)), iterator_to_array($page->query($path)));
    }

    /** @return array<string, mixed> */
    private function config(DOMXPath $page, string $board): array
    {
        return json_decode($page->query("//*[@data-entrelacs='$board']/@data-config")->item(0)->nodeValue, true, 512, JSON_THROW_ON_ERROR);
    }

    /** Nothing in it runs or loads: no script, frame, picture or style, no handler, no address but of the web; nor does YesWiki's configuration show. */
    private function assertInert(string $html): void
    {
        self::assertStringNotContainsString('secret', $html);
        $page = $this->page($html, false);
        self::assertSame([], array_map(static fn (DOMNode $node): string => $node->nodeName, iterator_to_array($page->query('//script|//iframe|//img|//svg|//style|//math|//object|//embed|//link|//form|//textarea|//title'))));
        foreach ($page->query('//@*') as $attribute) {
            self::assertDoesNotMatchRegularExpression('/^on/i', $attribute->nodeName, $html);
            if (in_array($attribute->nodeName, ['href', 'src', 'action', 'style'], true)) {
                self::assertMatchesRegularExpression('~^https?://~', $attribute->nodeValue);
            }
            if (strpos($attribute->nodeName, 'data-config') === 0) {
                json_decode($attribute->nodeValue, true, 512, JSON_THROW_ON_ERROR);
            }
        }
    }
}
