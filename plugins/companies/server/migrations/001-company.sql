create unique index companies_legal_name_once on companies (lower(legal_name));
