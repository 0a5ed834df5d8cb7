#!/usr/bin/env python3
"""make_pinyin.py Unihan_Readings.txt.bz2 Unihan_OtherMappings.txt.bz2 OUT.cpp: syllables and their characters.

Characters are those of the two Chinese standards of simplified writing: kTGH (8,105 characters of 2013) and
GB 2312. A reading's own count in the Unihan field kHanyuPinlu (a count of a million words) puts the frequent ones
first; then the standard's order, whose first 3,500 are the common ones. Runs when Mend is built."""
import bz2
import re
import sys
import unicodedata


def fields(path, wanted):
    with bz2.open(path, 'rt', encoding='utf-8') as file:
        for line in file:
            if line.startswith('U+'):
                code, field, value = line.rstrip('\n').split('\t')
                if field in wanted:
                    yield chr(int(code[2:], 16)), field, value


def spelt(reading):
    """As it is typed: without tones, v for ü."""
    parts = unicodedata.normalize('NFD', reading).replace('u\u0308', 'v')
    return ''.join(c for c in parts if not unicodedata.combining(c))


def main():
    readings_file, mappings_file, out = sys.argv[1:]
    order = {}
    for character, field, value in fields(mappings_file, {'kTGH', 'kGB0'}):
        place = int(value.split()[0].split(':')[-1]) if field == 'kTGH' else 10000 + int(value.split()[0])
        order[character] = min(place, order.get(character, place))

    counts = {}  # (syllable, character) -> how often it is read so
    main_reading = {}
    for character, field, value in fields(readings_file, {'kHanyuPinlu', 'kTGHZ2013', 'kXHC1983', 'kMandarin'}):
        if character not in order:
            continue
        for word in value.split():
            if field == 'kHanyuPinlu':
                reading, count = re.fullmatch(r'(.+)\((\d+)\)', word).groups()
                key = (spelt(reading), character)
                counts[key] = counts.get(key, 0) + int(count)
            elif field == 'kMandarin':
                main_reading[character] = spelt(word) if character not in main_reading else main_reading[character]
                counts.setdefault((spelt(word), character), 0)
            else:
                for reading in word.split(':')[1].split(','):
                    counts.setdefault((spelt(reading), character), 0)

    table = {}
    for (syllable, character), count in counts.items():
        if re.fullmatch('[a-z]+', syllable):
            rare = main_reading.get(character) != syllable
            table.setdefault(syllable, []).append((-count, rare, order[character], character))
    with open(out, 'w', encoding='utf-8') as file:
        file.write('// Made by make_pinyin.py from Unihan.\n#include "i18n/keyboard/syllables.h"\n\n'
                   'namespace mend::keyboard {\n\nconst Syllable kSyllables[] = {\n')
        for syllable in sorted(table):
            listed = sorted(table[syllable])
            weight = sum(-entry[0] for entry in listed)
            characters = ''.join(entry[3] for entry in listed)
            file.write(f'    {{"{syllable}", {weight}, "{characters}"}},\n')
        file.write(f'}};\nconst std::size_t kSyllableCount = {len(table)};\n\n}}  // namespace mend::keyboard\n')


if __name__ == '__main__':
    main()
