"""Reading a chat that somebody exported from their phone: WhatsApp's text file, or its zip.

Pure functions. `read_chat` tells each message's day, author and words in whatever language the
phone spoke, and how sure the day is; `hide_contacts` blots out numbers, addresses and mentions.
"""

from civicsteps.engines.chats.hiding import hide_contacts
from civicsteps.engines.chats.opening import UnreadableChatError, text_of
from civicsteps.engines.chats.reading import Chat, ChatMessage, Order, read_chat

__all__ = [
    "Chat",
    "ChatMessage",
    "Order",
    "UnreadableChatError",
    "hide_contacts",
    "read_chat",
    "text_of",
]
