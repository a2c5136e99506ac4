import http from 'k6/http';

export const options = {
  scenarios: {
    api: { executor: 'constant-vus', vus: 10, duration: '15s' },
  },
};

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = (count) =>
  Array.from({ length: count }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('');
const hex = (count) => letters(count).toLowerCase().replace(/[g-z]/g, '7');

export default function () {
  const at = `${__ENV.BASE_URL}/orgs/org_${letters(26)}/projects/p-${hex(6)}`;
  const project = http.get(at).json();
  const issue = Math.floor(Math.random() * 9000);
  http.get(`${at}/issues/${issue}/comments/${hex(24)}`);
  http.patch(`${at}/issues/${issue}`, '{"state":"closed"}');
  if (project.actions.includes('export')) http.post(`${at}/exports/${letters(26)}:start`);
}
