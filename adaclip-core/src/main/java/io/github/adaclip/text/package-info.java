/**
 * Class names into token ids: {@link io.github.adaclip.text.SentenceTemplates} makes the sentences
 * that describe a normal and an anomalous object, {@link io.github.adaclip.text.Tokenizer} turns a
 * sentence into the ids of CLIP's vocabulary (text cleaning, splitting into words, byte-pair
 * merging), and {@link io.github.adaclip.text.ClassSentences} holds the padded rows of one class,
 * ready for the text tower. Start with {@code ClassSentences}, then {@code Tokenizer}.
 */
package io.github.adaclip.text;
