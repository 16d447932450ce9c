<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/yeswiki/core.php';
require_once __DIR__ . '/yeswiki/bazar.php';

/** The extension's files as a whole. */
class ExtensionTest extends TestCase
{
    /** @return string[] */
    private static function files(): array
    {
        $files = new \RegexIterator(new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator(dirname(__DIR__, 2) . '/yeswiki-bazar-templates', \FilesystemIterator::SKIP_DOTS)), '~^(?!.*/node_modules/).*\.php$~');

        return array_map('strval', iterator_to_array($files, false));
    }

    public function testEveryFileIsPhp(): void
    {
        self::assertGreaterThan(40, count(self::files()));
        foreach (self::files() as $file) {
            token_get_all(file_get_contents($file), TOKEN_PARSE);
        }
        // Loading finds what parsing does not.
        foreach (glob(dirname(__DIR__, 2) . '/yeswiki-bazar-templates/{services,entities,exceptions}/*.php', GLOB_BRACE) as $file) {
            $part = ['services' => 'Service', 'entities' => 'Entity', 'exceptions' => 'Exception'][basename(dirname($file))];
            $class = "YesWiki\\Entrelacs\\$part\\" . basename($file, '.php');
            self::assertTrue(class_exists($class) || interface_exists($class), $class);
        }
    }

    /** Hosts of YesWiki 4.4 have PHP 8.0. */
    public function testNoFileNeedsMoreThanPhp80(): void
    {
        $newer = array_filter(['T_READONLY', 'T_ENUM'], 'defined');
        foreach (self::files() as $file) {
            $source = file_get_contents($file);
            $tokens = array_column(array_filter(token_get_all($source), 'is_array'), 0);
            self::assertSame([], array_intersect(array_map('constant', $newer), $tokens), $file);
            self::assertDoesNotMatchRegularExpression('/\(\.\.\.\)|\): never\b|\bfinal const\b|\barray_is_list\(|\bjson_validate\(|\b0o\d/', $source, $file);
        }
    }

    public function testServicesAreFewEnoughToBeMadeByYesWikiAtEachRequest(): void
    {
        self::assertLessThan(40, count(glob(dirname(__DIR__, 2) . '/yeswiki-bazar-templates/services/*.php')));
    }

    /** Adapters, pages and what YesWiki calls itself know YesWiki's classes; rules do not. */
    public function testWhatKnowsYesWikiIsInNamedPlaces(): void
    {
        foreach (self::files() as $file) {
            $knows = preg_match('/^use (?:YesWiki\\\\(?!Entrelacs\\\\)|Symfony)/m', file_get_contents($file)) === 1;
            $mayKnow = preg_match('~/(?:actions|handlers|controllers|migrations|fields)/|/services/(?:Wiki\w+|\w+Page|\w*Screen|AutomaticOnSave)\.php$~', $file) === 1;
            self::assertTrue(!$knows || $mayKnow, $file);
        }
    }
}
