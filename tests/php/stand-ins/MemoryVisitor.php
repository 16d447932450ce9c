<?php

namespace Entrelacs\Tests;

use YesWiki\Entrelacs\Entity\Visitor;

/** Somebody who asks; ACLs are understood as the facts on YesWiki say. */
class MemoryVisitor implements Visitor
{
    public ?string $name = null;
    public bool $isProgram = false;
    public string $token = 'token';
    /** @var array<string, string[]> Members of each group. */
    public array $groups = ['admins' => ['Admin']];
    /** @var array<string, string> Accounts by their key. */
    public array $keys = ['key-of-Ana' => 'Ana', 'key-of-Admin' => 'Admin'];

    public function name(): ?string
    {
        return $this->name;
    }

    public function isAdmin(): bool
    {
        return in_array($this->name, $this->groups['admins'], true);
    }

    public function isProgram(): bool
    {
        return $this->isProgram;
    }

    public function useKey(string $key): bool
    {
        $this->name = $this->keys[$key] ?? null;

        return $this->isProgram = $this->name !== null;
    }

    public function hasToken(string $token): bool
    {
        return $token === $this->token;
    }

    public function passes(string $acl, bool $isOwner): bool
    {
        if ($this->isAdmin()) {
            return true;
        }
        foreach (preg_split('/[\n,]/', $acl) as $line) {
            $line = trim($line);
            $isThere = $line !== '' && $line[0] === '!';
            $word = ltrim($line, '!');
            $fits = $word !== '' && ($word === '*' || ($word === '+' && $this->name !== null) || ($word === '%' && $isOwner) || $word === $this->name || ($word[0] === '@' && in_array($this->name, $this->groups[substr($word, 1)] ?? [], true)));
            if ($word !== '' && $fits !== $isThere) {
                return true;
            }
        }

        return false;
    }
}
