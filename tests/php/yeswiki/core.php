<?php

/*
 * Thin stand-ins for YesWiki’s own services, over a real MariaDB or over none: they do what was seen on a real wiki (tests/fixtures/yeswiki), and no
 * more of it is here than the extension asks for.
 */

namespace YesWiki;

class Wiki
{
    /** Tag of the page that is shown. */
    public static string $page = 'PageDEssai';
    /** @var array<string, mixed> */
    public array $config;
    /** @var string[] */
    public array $admins = ['Admin'];
    public ?string $user = null;
    /** @var object|null What gives services by their class. */
    public ?object $services = null;

    /** @param array<string, mixed> $config */
    public function __construct(array $config = [])
    {
        $this->config = $config;
    }

    public function UserIsAdmin(?string $user = null): bool
    {
        return in_array($user ?? $this->user, $this->admins, true);
    }

    public function getBaseUrl(): string
    {
        return $this->config['base_url'] ?? 'https://wiki.example';
    }

    /** @param array<string, string> $params */
    public function Href(string $method, string $tag, array $params = [], bool $htmlspchars = true): string
    {
        return $this->GetConfigValue('base_url', 'https://wiki.example/?') . $tag;
    }

    public function GetPageTag(): string
    {
        return self::$page;
    }

    /** @return mixed */
    public function GetConfigValue(string $name, string $default = '')
    {
        return $this->config[$name] ?? $default;
    }
}

namespace Symfony\Component\EventDispatcher;

interface EventSubscriberInterface
{
}

namespace Symfony\Component\DependencyInjection\ParameterBag;

interface ParameterBagInterface
{
}

namespace Symfony\Component\Security\Csrf;

class CsrfToken
{
    public string $id;
    public string $value;

    public function __construct(string $id, string $value)
    {
        $this->id = $id;
        $this->value = $value;
    }
}

class CsrfTokenManager
{
    public function isTokenValid(CsrfToken $token): bool
    {
        return $token->value === "token of {$token->id}";
    }
}

namespace YesWiki\Core\Controller;

use YesWiki\Wiki;

class AuthController
{
    private Wiki $wiki;

    public function __construct(Wiki $wiki)
    {
        $this->wiki = $wiki;
    }

    /** @return array{name: string}|string */
    public function getLoggedUser()
    {
        return $this->wiki->user === null ? '' : ['name' => $this->wiki->user];
    }

    /** @param array{name: string} $user */
    public function login($user): void
    {
        $this->wiki->user = $user['name'];
    }
}

namespace YesWiki\Core\Service;

use Symfony\Component\DependencyInjection\ParameterBag\ParameterBagInterface;
use YesWiki\Wiki;

class Settings implements ParameterBagInterface
{
    private Wiki $wiki;

    public function __construct(Wiki $wiki)
    {
        $this->wiki = $wiki;
    }

    /** @return mixed */
    public function get(string $name)
    {
        return $this->wiki->config[$name];
    }
}

class UserManager
{
    /** @var string[] */
    private array $names;

    /** @param string[] $names */
    public function __construct(array $names = ['Admin', 'Ana', 'Bob'])
    {
        $this->names = $names;
    }

    /** @return array{name: string}|null */
    public function getOneByName(string $name): ?array
    {
        return in_array($name, $this->names, true) ? ['name' => $name] : null;
    }
}

class DbService
{
    private ?\mysqli $link;
    /** @var string[] What was asked. */
    public array $queries = [];

    /** Without a connection it only notes what is asked, and answers with nothing. */
    public function __construct(?\mysqli $link = null)
    {
        $this->link = $link;
    }

    public function prefixTable(string $table): string
    {
        return " yeswiki_$table ";
    }

    public function escape(string $text): string
    {
        return $this->link === null ? addslashes($text) : $this->link->real_escape_string($text);
    }

    /** @return \mysqli_result|bool */
    public function query(string $sql)
    {
        if ($this->link === null) {
            $this->queries[] = $sql;

            return true;
        }

        return $this->link->query($sql);
    }

    /** @return array<int, array<string, string|null>> */
    public function loadAll(string $sql): array
    {
        $result = $this->query($sql);

        return $result instanceof \mysqli_result ? $result->fetch_all(MYSQLI_ASSOC) : [];
    }

    /** @return array<string, string|null>|null */
    public function loadSingle(string $sql): ?array
    {
        return $this->loadAll($sql)[0] ?? null;
    }
}

/** ACLs by the facts: `*` all, `+` logged in, `%` owner, `@group`, a user, `!`; administrators pass. */
class AclService
{
    private Wiki $wiki;
    private DbService $db;
    /** @var string[] What was checked. */
    public array $checked = [];

    public function __construct(Wiki $wiki, DbService $db)
    {
        $this->wiki = $wiki;
        $this->db = $db;
    }

    public function check(string $acl, ?string $user = null): bool
    {
        $this->checked[] = $acl;
        if ($this->wiki->UserIsAdmin()) {
            return true;
        }
        $name = $user ?? $this->wiki->user;
        foreach (explode("\n", str_replace(["\r\n", "\r"], "\n", trim($acl))) as $line) {
            $line = trim($line);
            $word = ltrim($line, '!');
            $fits = $word === '*' || ($word === '+' && $name !== null) || ($word !== '' && $word === $name);
            if ($word !== '' && $fits !== ($line !== $word)) {
                return true;
            }
        }

        return false;
    }

    public function save(string $tag, string $privilege, string $list): void
    {
        $this->db->query("REPLACE INTO yeswiki_acls SET page_tag = '{$this->db->escape($tag)}', privilege = '$privilege', list = '{$this->db->escape($list)}'");
    }
}

class TripleStore
{
    public const TYPE_URI = 'http://outils-reseaux.org/_vocabulary/type';
    private DbService $db;

    public function __construct(DbService $db)
    {
        $this->db = $db;
    }

    public function create(string $resource, string $property, string $value): void
    {
        $this->db->query("INSERT INTO yeswiki_triples SET resource = '{$this->db->escape($resource)}', property = '$property', value = '{$this->db->escape($value)}'");
    }

    public function delete(string $resource, string $property): void
    {
        $this->db->query("DELETE FROM yeswiki_triples WHERE resource = '{$this->db->escape($resource)}' AND property = '$property'");
    }
}

class EventDispatcher
{
    /** @var string[] */
    public array $events = [];

    /** @param array<string, mixed> $data */
    public function yesWikiDispatch(string $name, array $data = []): void
    {
        $this->events[] = "$name {$data['id']}";
    }
}

class PageManager
{
    private DbService $db;
    private Wiki $wiki;

    public function __construct(DbService $db, Wiki $wiki)
    {
        $this->db = $db;
        $this->wiki = $wiki;
    }

    /** A new version; 0 where it was saved. */
    public function save(string $tag, string $body, string $commentOn = '', bool $bypassAcls = false): int
    {
        $user = $this->db->escape((string) $this->wiki->user);
        $owner = $this->db->escape((string) ($this->getOne($tag)['owner'] ?? $this->wiki->user));
        $this->db->query("UPDATE yeswiki_pages SET latest = 'N' WHERE tag = '{$this->db->escape($tag)}'");
        $this->db->query("INSERT INTO yeswiki_pages SET tag = '{$this->db->escape($tag)}', time = now(), owner = '$owner', user = '$user', latest = 'Y', body = '{$this->db->escape($body)}', body_r = ''");

        return 0;
    }

    /** @return array<string, string|null>|null */
    public function getOne(string $tag): ?array
    {
        return $this->db->loadSingle("SELECT * FROM yeswiki_pages WHERE tag = '{$this->db->escape($tag)}' AND latest = 'Y' LIMIT 1");
    }

    public function deleteOrphaned(string $tag): void
    {
        foreach (['pages' => 'tag', 'acls' => 'page_tag'] as $table => $column) {
            $this->db->query("DELETE FROM yeswiki_$table WHERE $column = '{$this->db->escape($tag)}'");
        }
    }
}
