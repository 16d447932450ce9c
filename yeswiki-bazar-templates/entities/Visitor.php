<?php

namespace YesWiki\Entrelacs\Entity;

/** Who asks: somebody logged in, a program with a key, or nobody that the wiki knows. */
interface Visitor
{
    /** Name of the account; null for a visitor without one. */
    public function name(): ?string;

    public function isAdmin(): bool;

    /** Whether it is a program, which proved itself by a key. */
    public function isProgram(): bool;

    /** Becomes the user of a key of the wiki's configuration; false where no key is that one. */
    public function useKey(string $key): bool;

    /** Whether a token is that of this session. */
    public function hasToken(string $token): bool;

    /** Whether an ACL of YesWiki lets this visitor in; administrators pass every one. */
    public function passes(string $acl, bool $isOwner): bool;
}
