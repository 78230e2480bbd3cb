-- SPDX-License-Identifier: EUPL-1.2
-- PostgreSQL keeps its rows in a heap, and its cache is shared by all connections: nothing is to be moved.
ANALYZE entry;
