<?php

namespace Entrelacs\Tests;

/** Reads PHP as words, and says what of it PHP 8.0 would not take. The tests may run on a later one, whose own reader takes all of it. */
class Php80
{
    /** Functions and classes since 8.1. */
    private const NAMES = [
        'array_is_list', 'enum_exists', 'fsync', 'fdatasync', 'sodium_crypto_stream_xchacha20', 'fiber', 'returntypewillchange',
        'memory_reset_peak_usage', 'ini_parse_quantity', 'curl_upkeep', 'mysqli_execute_query', 'odbc_connection_string_quote', 'allowdynamicproperties', 'sensitiveparameter',
        'json_validate', 'str_increment', 'str_decrement', 'mb_str_pad', 'stream_context_set_options', 'override',
        'array_find', 'array_find_key', 'array_any', 'array_all', 'mb_trim', 'mb_ltrim', 'mb_rtrim', 'mb_ucfirst', 'mb_lcfirst', 'fpow', 'request_parse_body', 'http_get_last_response_headers', 'grapheme_str_split', 'bcdivmod',
        'array_first', 'array_last',
    ];
    private const TYPES = ['null', 'false', 'true'];

    /** @var string[] Words without blanks and comments. */
    private array $words;
    /** @var bool[] Whether a word is a name, a number or a sign of the language, and not a text. */
    private array $isCode;

    private function __construct(string $source)
    {
        // As PHP 8.0 reads it: `enum` and `readonly` are names there.
        $all = array_values(array_filter(token_get_all($source), static fn ($token): bool => !is_array($token) || !in_array($token[0], [T_WHITESPACE, T_COMMENT, T_DOC_COMMENT, T_OPEN_TAG, T_INLINE_HTML], true)));
        $this->words = array_map(static fn ($token): string => is_array($token) ? $token[1] : $token, $all);
        $this->isCode = array_map(static fn ($token): bool => !is_array($token) || !in_array($token[0], [T_CONSTANT_ENCAPSED_STRING, T_ENCAPSED_AND_WHITESPACE], true), $all);
    }

    /** What is newer than 8.0 in a file, as words of it. @return string[] */
    public static function newerIn(string $source): array
    {
        return (new self($source))->newer();
    }

    /** @return string[] */
    private function newer(): array
    {
        $found = [];
        $lists = [];
        $kinds = [];
        $kind = '';
        foreach ($this->words as $at => $word) {
            if (!$this->isCode[$at]) {
                continue;
            }
            $low = strtolower($word);
            [$before, $next, $after] = [$this->word($at - 1), $this->word($at + 1), $this->word($at + 2)];
            $isMember = in_array($before, ['->', '?->', '::', '$'], true);
            if ($low === 'function' || $low === 'fn') {
                $found = array_merge($found, $this->newerInSignature($at));
            }
            if (in_array($low, ['class', 'trait', 'interface', 'enum'], true) && $before !== '::') {
                $kind = $low;
            }
            if ($word === '{' || $word === '${' || $word === '{$') {
                $kinds[] = $kind;
                $kind = '';
            } elseif ($word === '}') {
                array_pop($kinds);
            }
            if ($low === 'enum' && !$isMember && preg_match('/^[a-z_]\w*$/i', $next) === 1 && in_array($after, [':', '{', 'implements'], true)) {
                $found[] = "enum $next";
            } elseif ($low === 'readonly' && !$isMember && $next !== '(' && $next !== '=') {
                $found[] = 'readonly';
            } elseif ($word === '(' && $next === '...' && $after === ')') {
                $found[] = '(...)';
            } elseif (preg_match('/^0o\d/i', $word . $next) === 1 && ctype_digit($word[0])) {
                $found[] = preg_match('/^0o\d/i', $word) === 1 ? $word : $word . $next;
            } elseif ($low === 'final' && ($next === 'const' || (in_array($next, ['public', 'protected', 'private'], true) && $after === 'const'))) {
                $found[] = 'final const';
            } elseif ($low === 'const' && $before !== '::' && $before !== 'use') {
                if ($after !== '=' && preg_match('/^\w+$/', $after) === 1) {
                    $found[] = "const $next $after";
                } elseif (end($kinds) === 'trait') {
                    $found[] = 'const in a trait';
                }
            } elseif (in_array($low, self::NAMES, true) && !$isMember && $before !== 'function' && in_array($next, ['(', ']', '::'], true)) {
                $found[] = $low;
            } elseif ($word === '...' && $next === '[' && $this->word($at + 3) === '=>' && !$this->isCode[$at + 2]) {
                $found[] = "...[$after =>";
            }
        }

        return $found;
    }

    /** Types and defaults of a function. @return string[] */
    private function newerInSignature(int $at): array
    {
        while ($this->word($at) !== '(') {
            if ($at >= count($this->words)) {
                return [];
            }
            $at++;
        }
        $found = [];
        $depth = 0;
        do {
            $word = $this->word($at);
            $depth += ($word === '(' || $word === '[' ? 1 : 0) - ($word === ')' || $word === ']' ? 1 : 0);
            if ($depth === 1 && $word === '=' && strtolower($this->word($at + 1)) === 'new') {
                $found[] = '= new';
            }
            // `A &$a` is a reference: what follows an intersection is a name.
            if ($depth === 1 && $word === '&' && preg_match('/^[\\\\a-z]/i', $this->word($at + 1)) === 1) {
                $found[] = "{$this->word($at - 1)}&{$this->word($at + 1)}";
            }
            $at++;
        } while ($depth > 0 && $at < count($this->words));
        if ($this->word($at) !== ':') {
            return $found;
        }
        $type = [];
        for ($at++; preg_match('/^[\\\\\w|&?()]+$/', $this->word($at)) === 1 && $this->word($at) !== ''; $at++) {
            $type[] = strtolower($this->word($at));
        }
        if ($type === ['never']) {
            $found[] = ': never';
        } elseif (count($type) === 1 && in_array($type[0], self::TYPES, true)) {
            $found[] = ": $type[0]";
        } elseif (in_array('true', $type, true)) {
            $found[] = 'true in a type';
        } elseif (in_array('&', $type, true)) {
            $start = $at - count($type);
            $found[] = implode('', array_slice($this->words, $start, count($type)));
        }

        return $found;
    }

    private function word(int $at): string
    {
        return $this->words[$at] ?? '';
    }
}
