<?php

namespace YesWiki\Entrelacs\Service;

use Symfony\Component\Security\Csrf\CsrfToken;
use Symfony\Component\Security\Csrf\CsrfTokenManager;
use YesWiki\Core\Controller\AuthController;
use YesWiki\Core\Service\AclService;
use YesWiki\Core\Service\UserManager;
use YesWiki\Entrelacs\Entity\Visitor;
use YesWiki\Wiki;

/** Who asks, as YesWiki 4 knows them. */
class WikiVisitor implements Visitor
{
    private const TOKEN = 'entrelacs';

    private bool $isProgram = false;
    private ?string $name = null;
    private ?bool $isAdmin = null;
    /** @var array<string, bool> */
    private array $passed = [];

    public function __construct(
        private Wiki $wiki,
        private AuthController $auth,
        private AclService $acls,
        private UserManager $users,
        private CsrfTokenManager $tokens
    ) {
    }

    public function name(): ?string
    {
        // YesWiki looks its user up each time, and we ask for each entry.
        $this->name ??= (string) ($this->auth->getLoggedUser()['name'] ?? '');

        return $this->name === '' ? null : $this->name;
    }

    public function isAdmin(): bool
    {
        return $this->isAdmin ??= $this->name() !== null && $this->wiki->UserIsAdmin();
    }

    public function isProgram(): bool
    {
        return $this->isProgram;
    }

    public function useKey(string $key): bool
    {
        $keys = $this->wiki->config['api_allowed_keys'] ?? [];
        foreach (is_array($keys) ? $keys : [] as $name => $known) {
            if (is_string($known) && $known !== '' && hash_equals($known, $key) && $this->users->getOneByName((string) $name) !== null) {
                $this->name = $this->isAdmin = null;
                if ($this->name() !== (string) $name) {
                    $this->auth->login($this->users->getOneByName((string) $name));
                    $this->name = null;
                }
                $this->isProgram = true;
                $this->passed = [];

                return true;
            }
        }

        return false;
    }

    public function hasToken(string $token): bool
    {
        return $this->tokens->isTokenValid(new CsrfToken(self::TOKEN, $token));
    }

    public function passes(string $acl, bool $isOwner): bool
    {
        $key = ($isOwner ? '%' : '') . "\n$acl\n{$this->name()}";

        return $this->passed[$key] ??= (bool) $this->acls->check($this->forOwner($acl, $isOwner));
    }

    /** The ACL with its lines on the owner decided: YesWiki would look the owner up for each entry. */
    private function forOwner(string $acl, bool $isOwner): string
    {
        $lines = preg_split('/[\s,]*\n[\s,]*|\s*,\s*/', trim($acl));

        return implode("\n", array_filter(array_map(static function (string $line) use ($isOwner): string {
            if ($line !== '%' && $line !== '!%') {
                return $line;
            }

            return ($line === '%') === $isOwner ? '*' : '';
        }, $lines)));
    }
}
