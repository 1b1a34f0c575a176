/**
 * Class names become token ids: {@link io.github.adaclip.text.SentenceTemplates} makes sentences of
 * a class name, {@link io.github.adaclip.text.Tokenizer} makes ids of a sentence, {@link
 * io.github.adaclip.text.ClassSentences} is what the model gets. Start with {@code Tokenizer}.
 */
package io.github.adaclip.text;
