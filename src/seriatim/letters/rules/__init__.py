"""How a letter is composed: from facts to lines and paragraphs, without typesetting, signing or sending it."""
