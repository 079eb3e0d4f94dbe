// The variables of a dashboard: what the address says of them, and the form that changes it.
export function variables() {
  const chosen = {};
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (name.startsWith('var-')) {
      (chosen[name.slice(4)] ??= []).push(value);
    }
  }

  return chosen;
}

// Another choice changes its own part of the address; what else stands there stays.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.dataset.action === 'variables') {
    event.preventDefault();
    const address = new URL(location);
    for (const { name } of form.elements) {
      address.searchParams.delete(name);
    }

    for (const [name, value] of new FormData(form)) {
      address.searchParams.append(name, value);
    }

    location.assign(address);
  }
});

document.addEventListener('change', event => {
  const form = event.target.closest('form[data-action="variables"]');
  if (form && !event.target.closest('details')) {
    form.requestSubmit();
  }
});

// A choice of several is made when its menu closes.
for (const menu of document.querySelectorAll('.variable details')) {
  const before = () => [...menu.querySelectorAll('input:checked')].map(input => input.value).join('\n');
  let chosen = before();
  menu.addEventListener('toggle', () => {
    if (!menu.open && before() !== chosen) {
      chosen = before();
      menu.closest('form').requestSubmit();
    }
  });
  menu.addEventListener('change', event => {
    const all = menu.querySelector('input[value="$__all"]');
    if (all && event.target.checked) {
      for (const input of menu.querySelectorAll('input')) {
        input.checked = event.target === all ? input === all : input !== all && input.checked;
      }
    }
  });
}
