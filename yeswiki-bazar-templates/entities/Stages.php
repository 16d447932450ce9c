<?php

namespace YesWiki\Entrelacs\Entity;

/** The collective's own stages: settings `stage.<n>` whose value is `Name = meaning`. */
class Stages
{
    /**
     * @param array<string, string> $settings
     * @param Field                 $status   the field whose choices are the meanings
     *
     * @return array<string, string> key of the status that each means, by normal name
     */
    public static function of(array $settings, Field $status): array
    {
        $stages = [];
        $meanings = new Choices($status, null);
        foreach ($settings as $key => $value) {
            $at = strrpos($value, '=');
            $meaning = $at === false ? null : $meanings->read(trim(substr($value, $at + 1)));
            if (strpos((string) $key, 'stage.') === 0 && $meaning !== null) {
                $stages[PlainText::normal(substr($value, 0, $at))] = $meaning;
            }
        }

        return $stages;
    }
}
