import type { Exchange } from "../exchange/exchange.ts";
import { anthropicComplete } from "./anthropic-complete.ts";
import { anthropicCountTokens } from "./anthropic-count-tokens.ts";
import { anthropic } from "./anthropic.ts";
import { bedrockConverse } from "./bedrock-converse.ts";
import { bedrockCountTokens } from "./bedrock-count-tokens.ts";
import { bedrockInvoke } from "./bedrock-invoke.ts";
import { cohereChat } from "./cohere-chat.ts";
import { cohereEmbed } from "./cohere-embed.ts";
import { cohereFirst } from "./cohere-first.ts";
import { cohereRerank } from "./cohere-rerank.ts";
import { geminiCountTokens } from "./gemini-count-tokens.ts";
import { geminiEmbeddings } from "./gemini-embeddings.ts";
import { geminiInteractions } from "./gemini-interactions.ts";
import { gemini } from "./gemini.ts";
import { huggingface } from "./huggingface.ts";
import { mcp } from "./mcp.ts";
import { mistralConversations } from "./mistral-conversations.ts";
import { mistralOcr } from "./mistral-ocr.ts";
import { mistral } from "./mistral.ts";
import { ollamaEmbed } from "./ollama-embed.ts";
import { ollama } from "./ollama.ts";
import { openaiAudio } from "./openai-audio.ts";
import { openaiChat } from "./openai-chat.ts";
import { openaiCompletions } from "./openai-completions.ts";
import { openaiEmbeddings } from "./openai-embeddings.ts";
import { openaiImages } from "./openai-images.ts";
import { openaiModerations } from "./openai-moderations.ts";
import { openaiResponses } from "./openai-responses.ts";
import type { Reader } from "./provider.ts";
import { replicate } from "./replicate.ts";
import { watsonx } from "./watsonx.ts";

/** Every reader; the first that speaks an exchange reads it, so the particular stand before the general. */
export const READERS: readonly Reader[] = [
  anthropicCountTokens,
  anthropicComplete,
  anthropic,
  gemini,
  geminiEmbeddings,
  geminiCountTokens,
  geminiInteractions,
  bedrockConverse,
  bedrockInvoke,
  bedrockCountTokens,
  cohereChat,
  cohereFirst,
  cohereEmbed,
  cohereRerank,
  mistral,
  mistralConversations,
  mistralOcr,
  ollama,
  ollamaEmbed,
  watsonx,
  replicate,
  huggingface,
  mcp,
  openaiEmbeddings,
  openaiImages,
  openaiAudio,
  openaiModerations,
  openaiResponses,
  openaiChat,
  openaiCompletions,
];

/** Gives the reader of an exchange; `undefined` where none knows it. */
export const readerOf = (exchange: Exchange): Reader | undefined =>
  READERS.find((reader) => reader.speaks(exchange));
