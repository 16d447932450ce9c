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
        foreach (self::files() as $file) {
            $part = ['services' => 'Service', 'entities' => 'Entity', 'exceptions' => 'Exception'][basename(dirname($file))] ?? null;
            if ($part === null) {
                continue;
            }
            $class = "YesWiki\\Entrelacs\\$part\\" . basename($file, '.php');
            self::assertTrue(class_exists($class) || interface_exists($class), $class);
        }
    }

    /** Hosts of YesWiki 4.4 have PHP 8.0. */
    public function testNoFileNeedsMoreThanPhp80(): void
    {
        foreach (self::files() as $file) {
            self::assertSame([], Php80::newerIn(file_get_contents($file)), $file);
        }
    }

    /** @return array<string, array{0: string, 1: string}> What PHP 8.1 and later brought, each in a line. */
    public function newer(): array
    {
        return array_map(static fn (array $case): array => [$case[0], $case[1]], [
            'an enumeration' => ['enum Suit: string { case One = "1"; }', 'enum Suit'],
            'a read-only property' => ['class A { public readonly int $a; }', 'readonly'],
            'a promoted one' => ['class A { public function __construct(private readonly int $a) {} }', 'readonly'],
            'a read-only class' => ['final readonly class A {}', 'readonly'],
            'never' => ['function f(): never {}', ': never'],
            'a callable by its name' => ['$f = strlen(...);', '(...)'],
            'the same of a method' => ['$f = $this->of( ... );', '(...)'],
            'a new object as a default' => ['class A { public function __construct(private B $b = new B()) {} }', '= new'],
            'the same in a function' => ['function f($a, B $b = new B(1)) {}', '= new'],
            'an intersection' => ['function f(A&B $a) {}', 'A&B'],
            'one that is returned' => ['function f(): Countable&Iterator {}', 'Countable&Iterator'],
            'null alone' => ['function f(): null {}', ': null'],
            'false alone' => ['function f(): false {}', ': false'],
            'true' => ['function f(): true {}', ': true'],
            'true among others' => ['function f(): int|true {}', 'true in a type'],
            'a constant that is final' => ['class A { final public const B = 1; }', 'final const'],
            'a typed constant' => ['class A { const string B = "1"; }', 'const string B'],
            'a constant of a trait' => ['trait T { private const B = 1; }', 'const in a trait'],
            'octal digits' => ['$a = 0o17;', '0o17'],
            'a function of 8.1' => ['array_is_list($a);', 'array_is_list'],
            'one of 8.3' => ['return json_validate($a);', 'json_validate'],
            'one of 8.4' => ['return array_find($a, $f);', 'array_find'],
            'keys of words unpacked' => ["\$a = [...['a' => 1]];", "...['a' =>"],
        ]);
    }

    /** @dataProvider newer */
    public function testThatWouldBeSeen(string $line, string $what): void
    {
        self::assertSame([$what], Php80::newerIn("<?php $line"));
    }

    public function testWhatOnlyLooksNewIsNot(): void
    {
        $lines = [
            'f(...$all);', 'fn (...$all) => 1;', '$a = new B();', 'function f($a = 1) { $b = new B(); }', 'static $b; $c = $d & $e;', 'function f(A &$a, B|C $b = null): ?array {}', 'function f(): int|false {}', 'function f(): array|null {}',
            '$this->enum($readonly); $a->readonly = 1;', 'class A { const B = 1; private const C = 2; final public function d() {} }', 'interface I { const A = 1; }', 'function f(): static {}', '"array_is_list(x)"; // f(...)', '$this->array_find(1); A::array_find(2);', '[...$a, ...f()];',
            'trait T { public function f() { return self::B; } }', 'f(fn () => new B());', 'function f(array &$a, callable $b) {}',
        ];
        foreach ($lines as $line) {
            self::assertSame([], Php80::newerIn("<?php $line"), $line);
        }
    }

    /** The page editor's components. */
    public function testEveryActionAndParameterOfTheEditorIsThereAndExplained(): void
    {
        $folder = dirname(__DIR__, 2) . '/yeswiki-bazar-templates';
        $yaml = file_get_contents("$folder/actions/documentation.yaml");
        [$fr, $en] = [include "$folder/lang/entrelacs_fr.inc.php", include "$folder/lang/entrelacs_en.inc.php"];
        preg_match_all('/_t\((\w+)\)/', $yaml, $words);
        preg_match_all('/^  (\w+):$/m', $yaml, $actions);
        preg_match_all('/^      (\w+):(?: &\w+)?$/m', $yaml, $parameters);

        self::assertSame([[], []], [array_diff($words[1], array_keys($fr)), array_diff($words[1], array_keys($en))]);
        self::assertSame(substr_count($yaml, 'label:'), preg_match_all('/label: _t\(/', $yaml));
        $written = array_map('strtolower', array_map(static fn (string $file): string => basename($file, 'Action.php'), glob("$folder/actions/Entrelacs*Action.php")));
        // The administrator's page is made once; templates call two of them; the list is Bazar's.
        self::assertEqualsCanonicalizing(array_diff($written, ['entrelacs', 'entrelacsfiche', 'entrelacsliste']), array_diff($actions[1], ['bazarliste']));
        $pages = implode('', array_map('file_get_contents', glob("$folder/services/{Board,Gesture,Grist}Page.php", GLOB_BRACE)));
        foreach (array_diff(array_unique($parameters[1]), ['id', 'template', 'dynamic']) as $name) {
            self::assertStringContainsString("'$name'", $pages, "$name is read");
        }
        preg_match_all("/Parameters::word\(\\\$arguments, '(\w+)'\)|Parameters::given\(\\\$arguments, '(\w+)'\)/", $pages, $read);
        self::assertSame([], array_values(array_diff(array_unique(array_filter(array_merge($read[1], $read[2]))), $parameters[1])), 'what is read is explained');
    }

    public function testEverySettingThatIsReadHasItsDefault(): void
    {
        $folder = dirname(__DIR__, 2) . '/yeswiki-bazar-templates';
        preg_match_all("/'(entrelacs_[a-z_]+)'/", implode('', array_map('file_get_contents', glob("$folder/services/*.php"))), $read);

        self::assertGreaterThan(4, count(array_unique($read[1])));
        foreach (array_unique($read[1]) as $name) {
            self::assertMatchesRegularExpression("/^  $name: /m", file_get_contents("$folder/config.yaml"));
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
