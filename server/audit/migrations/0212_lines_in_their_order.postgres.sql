-- SPDX-License-Identifier: EUPL-1.2
-- PostgreSQL keeps its rows in a heap: nothing is to be moved.
ANALYZE audit_line;
