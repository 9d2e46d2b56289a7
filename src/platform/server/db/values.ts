/** How values come out of the database; for every connection of a process, so whatever reads rows imports this. */
import pg from 'pg'

/** bigint and numeric stay strings unless asked for; counts in this product fit a double, so bigint becomes a number. */
pg.types.setTypeParser(20, Number)
/** A day stays the text it is: a Date would drag a time zone in. */
pg.types.setTypeParser(1082, (value) => value)
